import type { Provenance } from './provenance';
import { columnHeading, type TableCell, type TableData } from './tableData';

/**
 * A chart as CSV (RFC 4180, CR LF). Lines that start with `#` say what the numbers are and carry the link that
 * shows them again; then the inputs; then, after an empty line, the outputs, raw and in the units of their heading.
 * The mark at its very beginning tells spreadsheets that it is UTF-8: without it µ, × and Chinese come out as others.
 */
export function buildCsv(title: string, data: TableData, provenance: Provenance): string {
  const lines = [
    comment('Optical Transformer Explorer', title),
    comment('model version', provenance.modelVersion),
    comment('link', provenance.link),
  ];
  if (provenance.seed !== undefined) lines.push(comment('seed', String(provenance.seed)));
  lines.push('# inputs', csvLine(['key', 'label', 'value', 'unit']));
  for (const input of provenance.inputs) {
    lines.push(csvLine([input.key, input.label, String(input.value), input.unit]));
  }
  lines.push('', '# outputs', csvLine(data.columns.map(columnHeading)));
  for (const row of data.rows) {
    lines.push(csvLine(data.columns.map((column) => row[column.key] ?? null)));
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function comment(name: string, text: string): string {
  return `# ${name}: ${text.replace(/[\r\n]+/g, ' ')}`;
}

function csvLine(cells: readonly TableCell[]): string {
  return cells.map(csvCell).join(',');
}

/**
 * Numbers as JavaScript writes them, so that they read back exactly; text quoted where it must be, and defused where
 * a spreadsheet would take it for a formula.
 */
function csvCell(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = /^[=+@\t]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
