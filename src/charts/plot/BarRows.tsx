import { scaleLinear, scaleLog } from 'd3-scale';
import type { ReactNode } from 'react';
import { type ChartColour, colour } from '../palette';
import { textWidth } from '../textWidth';
import { logTicks, paddedLogDomain, ticksThatFit } from '../ticks';
import { type LegendItem, layoutLegend } from './legendLayout';
import { usePlotFontSize } from './projection';
import { SvgLegend } from './SvgLegend';
import { nameLines } from './shortened';

/** One bar from `start` to `end` in the unit of the axis. */
export interface RowBar {
  key: string;
  start: number;
  end: number;
  fill: ChartColour;
  opacity?: number;
  /** Written at the right edge, level with the bar. */
  value: string;
  letter?: string;
}

export interface BarRow {
  key: string;
  name: string;
  isBold?: boolean;
  bars: readonly RowBar[];
}

interface BarRowsProps {
  width: number;
  rows: readonly BarRow[];
  barHeight: number;
  gap: number;
  xLabel: string;
  formatTick: (tick: number) => string;
  /** Whose bars they are, where a row has several. */
  legend?: readonly LegendItem[];
  /** Logarithmic: the ends are then marked as points, since a length from zero would mean nothing. */
  isLog?: boolean;
  /** Draws over the bars, in pixels: connecting lines. */
  overlay?: (scale: (value: number) => number, rowTop: (index: number) => number) => ReactNode;
}

/** Room at both sides, in pixels: an exported picture begins where its text does. */
const margin = 6;

/** Horizontal bars in named rows, on a linear axis from zero or as points on a logarithmic one. */
export function BarRows(props: BarRowsProps) {
  const { width, rows, barHeight, gap, xLabel, formatTick, legend = [], isLog, overlay } = props;
  const fontSize = usePlotFontSize(width);
  const layout = layoutLegend(legend, width - 2 * margin, fontSize);
  const room = (texts: readonly string[], most: number, bold = false) =>
    Math.min(most, Math.max(24, ...texts.map((text) => textWidth(text, fontSize, bold))) + 12);
  const nameRoom = room(
    rows.map((row) => row.name),
    width * 0.42,
    true,
  );
  const valueRoom = room(
    rows.flatMap((row) => row.bars.map((bar) => bar.value)),
    width * 0.32,
    true,
  );
  const letterRoom = rows.some((row) => row.bars.some((bar) => bar.letter)) ? 16 : 0;
  const most = Math.max(0, ...rows.flatMap((row) => row.bars.flatMap((bar) => [bar.start, bar.end])));
  const left = margin + nameRoom + letterRoom;
  const range: [number, number] = [left, width - margin - valueRoom];
  const domain = paddedLogDomain(
    rows.flatMap((row) => row.bars.map((bar) => bar.end)),
    0.08,
  );
  const scale = isLog ? scaleLog(domain, range) : scaleLinear([0, most > 0 ? most : 1], range).nice(4);
  const lineHeight = fontSize + 2;
  const names = rows.map((row) => nameLines(row.name, nameRoom - 8, fontSize, row.isBold ?? false));
  const tops: number[] = [];
  const first = layout.height + 4;
  let top = first;
  rows.forEach((row, index) => {
    const barsHeight = row.bars.length * barHeight;
    const rowHeight = Math.max(barsHeight, (names[index]?.length ?? 1) * lineHeight + 2);
    // The bars stand level with the middle of a name that needs several lines.
    tops.push(top + (rowHeight - barsHeight) / 2);
    top += rowHeight + gap;
  });
  const bottom = top;
  const height = bottom + fontSize * 2 + 20;
  const ticks = ticksThatFit(
    (most) => (isLog ? logTicks(domain, most) : scale.ticks(most)),
    width < 480 ? 3 : 5,
    (tick) => {
      const half = textWidth(formatTick(tick), fontSize) / 2;
      // Zero begins where its line stands: left of it are the names.
      return tick === 0 ? [scale(tick), scale(tick) + 2 * half] : [scale(tick) - half, scale(tick) + half];
    },
  );
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <SvgLegend layout={layout} left={margin} top={0} fontSize={fontSize} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={scale(tick)} x2={scale(tick)} y1={first - 4} y2={bottom} stroke={colour('grid')} />
          <text
            x={scale(tick)}
            y={bottom + fontSize + 2}
            fontSize={fontSize}
            textAnchor={tick === 0 ? 'start' : 'middle'}
            fill={colour('muted')}
          >
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {rows.map((row, index) => {
        const rowTop = tops[index] ?? 0;
        const lines = names[index] ?? [];
        const middleOfName = rowTop + (row.bars.length * barHeight) / 2 + fontSize * 0.35;
        return (
          <g key={row.key}>
            {lines.map((line, at) => (
              <text
                key={line}
                x={margin}
                y={middleOfName + (at - (lines.length - 1) / 2) * lineHeight}
                fontSize={fontSize}
                fontWeight={row.isBold ? 650 : 400}
                fill={colour('ink')}
              >
                {line}
              </text>
            ))}
            {row.bars.map((bar, at) => {
              const y = rowTop + at * barHeight;
              const start = isLog ? left : scale(bar.start);
              const end = scale(bar.end);
              const middle = y + barHeight / 2 + fontSize * 0.35 - 1;
              return (
                <g key={bar.key}>
                  {bar.letter ? (
                    <text
                      x={left - 5}
                      y={middle}
                      fontSize={fontSize - 1}
                      fontWeight={650}
                      textAnchor="end"
                      fill={colour(bar.fill)}
                    >
                      {bar.letter}
                    </text>
                  ) : null}
                  <rect
                    x={Math.min(start, end)}
                    y={isLog ? y + barHeight / 2 - 0.75 : y + 1}
                    width={Math.max(1, Math.abs(end - start))}
                    height={isLog ? 1.5 : barHeight - 2}
                    rx={isLog ? 0 : 2}
                    fill={colour(bar.fill)}
                    opacity={bar.opacity}
                  />
                  {isLog ? (
                    <circle
                      cx={end}
                      cy={y + barHeight / 2}
                      r={row.isBold ? 6 : 4.5}
                      fill={colour(bar.fill)}
                    />
                  ) : null}
                  <text
                    x={width - margin}
                    y={middle}
                    fontSize={fontSize}
                    fontWeight={row.isBold ? 650 : 400}
                    textAnchor="end"
                    fill={colour('ink')}
                  >
                    {bar.value}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      {overlay?.(
        (value) => scale(value),
        (index) => tops[index] ?? 0,
      )}
      <text x={left} y={height - 6} fontSize={fontSize} fill={colour('muted')}>
        {xLabel}
      </text>
    </svg>
  );
}
