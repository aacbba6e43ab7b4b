/** What can be copied about the present state, beside its link. */
import type { TFunction } from 'i18next';
import { differences, MODEL_VERSION, type Overrides, rowOf } from '../scenario';

/** Where the explorer cites itself and the paper it computes. */
export const toolName = 'Optical Transformer Explorer';
export const paperBibtex = `@article{anderson2024opticaltransformers,
  title   = {Optical Transformers},
  author  = {Anderson, Maxwell G. and Ma, Shi-Yuan and Wang, Tianyu and Wright, Logan G. and McMahon, Peter L.},
  journal = {Transactions on Machine Learning Research},
  year    = {2024},
  note    = {arXiv:2302.10360}
}`;

/** BibTeX of this tool at the state of the link. */
export function toolBibtex(link: string, date: Date): string {
  const day = date.toISOString().slice(0, 10);
  return `@misc{opticaltransformerexplorer,
  title        = {${toolName}},
  year         = {${day.slice(0, 4)}},
  note         = {Model version ${MODEL_VERSION}, accessed ${day}},
  howpublished = {\\url{${link}}}
}`;
}

interface MarkdownInput {
  sentence: string;
  link: string;
  overrides: Overrides;
  valueText: (row: ReturnType<typeof rowOf>, value: unknown) => string;
  t: TFunction;
}

const inTable = (text: string) => text.replaceAll('|', '\\|');

/** The sentence as a link, and what differs from the presets as a table. */
export function markdown({ sentence, link, overrides, valueText, t }: MarkdownInput): string {
  const changed = differences(overrides).filter(({ key }) => rowOf(key).group !== 'view');
  const lines = [`[${sentence.replace(/[[\]]/g, '')}](${link})`];
  if (changed.length > 0) {
    lines.push(
      '',
      `| ${t('share.parameter')} | ${t('share.value')} | ${t('share.preset')} |`,
      '| --- | --- | --- |',
    );
    for (const { key, value, presetValue } of changed) {
      const row = rowOf(key);
      const cells = [t(`parameters.${key}.label`), valueText(row, value), valueText(row, presetValue)];
      lines.push(`| ${cells.map(inTable).join(' | ')} |`);
    }
  }
  lines.push('', `*${toolName}, ${t('share.modelVersion', { version: MODEL_VERSION })}*`, '');
  return lines.join('\n');
}

/** The link of the same state as an embedded view. */
export function embedLink(link: string): string {
  return `${link}${link.includes('#') ? '&' : '#'}embed=1`;
}

/** HTML that shows the state inside another page. */
export function embedCode(link: string): string {
  const address = embedLink(link).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${toolName}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}

/** Links longer than this are cut by some mail programs and chats. */
export const longLink = 2000;

/** Whether the address opens on this machine or network only. */
export function isLocalAddress(hostname: string, protocol: string): boolean {
  if (protocol === 'file:') return true;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname.endsWith('.local') ||
    hostname === '[::1]' ||
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./.test(hostname)
  );
}
