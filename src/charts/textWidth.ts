const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const measured = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Width of a line of text in pixels: measured where there is a canvas, else estimated. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  if (context === undefined) {
    context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  }
  if (!context) return estimateTextWidth(text, fontSize, bold);
  const key = `${fontSize} ${bold} ${text}`;
  let width = measured.get(key);
  if (width === undefined) {
    context.font = `${bold ? 650 : 400} ${fontSize}px ${fontFamily}`;
    width = context.measureText(text).width;
    // Live numbers make new texts all the time: the memory must not grow with them.
    if (measured.size > 2000) measured.clear();
    measured.set(key, width);
  }
  return width;
}

/** Width of a line of text in a common sans-serif font; an estimate good to about a tenth. */
export function estimateTextWidth(text: string, fontSize: number, bold = false): number {
  let units = 0;
  for (const character of text) {
    if (/[ilI.,:;'|!()]/.test(character)) units += 0.32;
    else if (/[mwMW%@—]/.test(character)) units += 0.92;
    else if (/[\u2e80-\u9fff\uff00-\uffef]/.test(character)) units += 1;
    else if (/[A-Z0-9]/.test(character)) units += 0.66;
    else if (character === ' ') units += 0.31;
    else units += 0.58;
  }
  return units * fontSize * (bold ? 1.08 : 1);
}

const wide = '\\u2e80-\\u9fff\\uff00-\\uffef';
/** Chinese breaks between any two characters, but no line ends with an opening mark or begins with a closing one. */
const piece = new RegExp(`[（「『《【]*(?:[${wide}]|[^${wide}]+)[，。；：、？！）」』》】]*`, 'gu');

/**
 * Breaks text into lines that fit `room` pixels; a word that alone is too long (a link) is broken inside. A number and its
 * unit, which a blank that does not break holds together, stay so.
 */
export function wrapText(text: string, room: number, fontSize: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, fontSize, bold) <= room;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    let joint = ' ';
    for (const part of word.match(piece) ?? [word]) {
      const longer = line === '' ? part : `${line}${joint}${part}`;
      joint = '';
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const character of part) {
        if (line !== '' && !fits(line + character)) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
