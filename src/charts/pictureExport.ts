import { lightPalette, resolvePalette } from './palette';
import type { Provenance } from './provenance';
import { wrapText } from './textWidth';

const margin = 24;
const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Properties that a style sheet may have given an element and that a picture on its own would lose. */
const inlined = [
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'stroke-linejoin',
  'opacity',
] as const;

/** A finished picture: SVG text and its size in pixels. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/**
 * A chart as a picture that stands alone: always on the light background whatever the theme of the page, with
 * title, finding, model version, seed and link inside it.
 *
 * @param chart the `<svg>` of the chart as it is on the page
 */
export function composePicture(
  chart: SVGSVGElement,
  title: string,
  sentence: string,
  provenance: Provenance,
): Picture {
  const room = Number(chart.getAttribute('width')) || chart.clientWidth;
  const height = Number(chart.getAttribute('height')) || chart.clientHeight;
  // On the page the frame keeps names from the edge; a picture on its own needs that margin inside it.
  const width = room + 2 * margin;
  const titleLines = wrapText(title, room, 17, true);
  const sentenceLines = wrapText(sentence, room, 13);
  const chartTop = margin + titleLines.length * 22 + sentenceLines.length * 18 + 8;
  const stamp = stampLines(provenance).flatMap((line) => wrapText(line, room, 10));
  const total = chartTop + height + stamp.length * 14 + margin;

  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${fontFamily}">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(sentence)}</desc>`,
    `<rect width="100%" height="100%" fill="${lightPalette.surface}"/>`,
    textLines(titleLines, margin + 10, 22, `font-size="17" font-weight="600" fill="${lightPalette.ink}"`),
    textLines(
      sentenceLines,
      margin + titleLines.length * 22 + 8,
      18,
      `font-size="13" fill="${lightPalette.muted}"`,
    ),
    `<g transform="translate(${margin} ${chartTop})">${standaloneSvg(chart)}</g>`,
    textLines(stamp, chartTop + height + 14, 14, `font-size="10" fill="${lightPalette.muted}"`),
    '</svg>',
  ];
  return { svg: parts.join(''), width, height: total };
}

/** What is stamped below the chart. */
export function stampLines(provenance: Provenance): string[] {
  const version = `Optical Transformer Explorer, model ${provenance.modelVersion}`;
  return [provenance.seed === undefined ? version : `${version}, seed ${provenance.seed}`, provenance.link];
}

/** The picture as PNG, at twice its size for projectors and print. Rejects where the browser cannot draw it. */
export async function toPng(picture: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * 2;
    canvas.height = picture.height * 2;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot draw the picture.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('This browser cannot write PNG.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Offers a file to the reader under `fileName`. */
export function download(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  // Revoked later: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function standaloneSvg(chart: SVGSVGElement): string {
  const clone = chart.cloneNode(true) as SVGSVGElement;
  const originals = chart.querySelectorAll('text, tspan, path, line, rect, circle, g');
  const copies = clone.querySelectorAll('text, tspan, path, line, rect, circle, g');
  originals.forEach((original, index) => {
    const copy = copies[index];
    if (!copy) return;
    const isText = original.tagName === 'text' || original.tagName === 'tspan';
    const computed = getComputedStyle(original);
    for (const property of isText ? inlined : (['opacity'] as const)) {
      const value = computed.getPropertyValue(property);
      if (value !== '' && !copy.hasAttribute(property)) copy.setAttribute(property, value);
    }
    copy.removeAttribute('class');
  });
  clone.removeAttribute('class');
  clone.removeAttribute('style');
  clone.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return resolvePalette(new XMLSerializer().serializeToString(clone), lightPalette);
}

function textLines(lines: readonly string[], top: number, step: number, attributes: string): string {
  return lines
    .map(
      (line, index) =>
        `<text x="${margin}" y="${top + index * step}" ${attributes}>${escapeXml(line)}</text>`,
    )
    .join('');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
