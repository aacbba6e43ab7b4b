import { textWidth, wrapText } from '../textWidth';

/** A name cut with an ellipsis where it does not fit; tooltip and table have it whole. */
export function shortened(name: string, room: number, fontSize: number, isBold = false): string {
  if (textWidth(name, fontSize, isBold) <= room) return name;
  let end = name.length;
  while (end > 1 && textWidth(`${name.slice(0, end)}…`, fontSize, isBold) > room) end -= 1;
  return `${name.slice(0, end).trimEnd()}…`;
}

/** A name in as many lines as it needs, at most `most`: what is left over then ends in an ellipsis. */
export function nameLines(name: string, room: number, fontSize: number, isBold: boolean, most = 3): string[] {
  const lines = wrapText(name, room, fontSize, isBold);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(' '), room, fontSize, isBold)];
}
