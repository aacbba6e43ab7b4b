import type { ChartColour } from '../palette';
import { textWidth } from '../textWidth';

/** How a series is drawn, so that its legend shows the same mark. */
export type LegendMark =
  | 'dot'
  | 'disc'
  | 'square'
  | 'diamond'
  | 'ring'
  | 'measured'
  | 'line'
  | 'dash'
  | 'dots'
  | 'faint'
  | 'swatch';

export interface LegendItem {
  label: string;
  colour: ChartColour;
  mark: LegendMark;
  /** Fill of a swatch, where it is a pattern. */
  fill?: string;
}

export interface PlacedLegendItem extends LegendItem {
  x: number;
  /** Middle of the row. */
  y: number;
}

export interface LegendLayout {
  items: PlacedLegendItem[];
  height: number;
}

const markRoom = 24;
const gap = 16;

/** Legend items in rows from the left, as many in a row as fit into `width` pixels. */
export function layoutLegend(items: readonly LegendItem[], width: number, fontSize: number): LegendLayout {
  const rowHeight = fontSize + 8;
  const placed: PlacedLegendItem[] = [];
  let x = 0;
  let row = 0;
  for (const item of items) {
    const room = markRoom + textWidth(item.label, fontSize);
    if (x > 0 && x + room > width) {
      x = 0;
      row += 1;
    }
    placed.push({ ...item, x, y: row * rowHeight + rowHeight / 2 });
    x += room + gap;
  }
  return { items: placed, height: items.length === 0 ? 0 : (row + 1) * rowHeight };
}
