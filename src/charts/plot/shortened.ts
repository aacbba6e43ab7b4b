import { textWidth } from '../textWidth';

/** A name cut with an ellipsis where it does not fit; tooltip and table have it whole. */
export function shortened(name: string, room: number, fontSize: number, isBold = false): string {
  if (textWidth(name, fontSize, isBold) <= room) return name;
  let end = name.length;
  while (end > 1 && textWidth(`${name.slice(0, end)}…`, fontSize, isBold) > room) end -= 1;
  return `${name.slice(0, end).trimEnd()}…`;
}
