import { scaleLinear, scaleLog } from 'd3-scale';
import { colour } from '../palette';
import { textWidth, wrapText } from '../textWidth';
import { logTicks, paddedLogDomain } from '../ticks';
import { halo } from './drawing';
import { usePlotFontSize } from './projection';

/** A bar on both sides of a middle: what a parameter does at either end. */
export interface SpanRow {
  key: string;
  name: string;
  /** Values at the two ends, each with its name; one of them pale, to tell them apart. */
  ends: readonly { value: number; isPale?: boolean; label: string }[];
}

interface SpanBarsProps {
  width: number;
  rows: readonly SpanRow[];
  /** Where all bars begin. */
  middle: number;
  isLog: boolean;
  xLabel: string;
  formatTick: (value: number) => string;
}

const barHeight = 16;
const rowHeight = 46;

/** Bars from a middle to either side, longest first: the shape of a tornado. Names stand above their bars. */
export function SpanBars({ width, rows, middle, isLog, xLabel, formatTick }: SpanBarsProps) {
  const fontSize = usePlotFontSize(width);
  const values = [middle, ...rows.flatMap((row) => row.ends.map((end) => end.value))];
  const edge = Math.min(
    width * 0.24,
    12 + Math.max(20, ...rows.flatMap((row) => row.ends.map((end) => textWidth(end.label, fontSize)))),
  );
  const range = [edge, width - edge] as const;
  const most = Math.max(0.05, ...values.map((value) => Math.abs(value - middle)));
  const scale = isLog
    ? scaleLog(paddedLogDomain(values, 0.02), range)
    : scaleLinear([middle - most, middle + most], range);
  const bottom = rows.length * rowHeight + 6;
  const xLines = wrapText(xLabel, width - 8, fontSize);
  const height = bottom + fontSize * 2 + 5 + xLines.length * (fontSize + 3);
  const count = width < 480 ? 3 : 6;
  const ticks = isLog ? logTicks(scale.domain() as [number, number], count) : scale.ticks(count);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={scale(tick)} x2={scale(tick)} y1={0} y2={bottom} stroke={colour('grid')} />
          <text
            x={scale(tick)}
            y={bottom + fontSize + 2}
            fontSize={fontSize}
            textAnchor="middle"
            fill={colour('muted')}
          >
            {formatTick(tick)}
          </text>
        </g>
      ))}
      <line
        x1={scale(middle)}
        x2={scale(middle)}
        y1={0}
        y2={bottom}
        stroke={colour('ink')}
        strokeWidth={1.5}
      />
      {rows.map((row, index) => {
        const y = index * rowHeight + fontSize + 8;
        return (
          <g key={row.key}>
            <text x={0} y={y - 6} fontSize={fontSize} fill={colour('ink')} {...halo}>
              {row.name}
            </text>
            {row.ends.map((end) => {
              const from = Math.min(scale(middle), scale(end.value));
              const isLeft = end.value < middle;
              return (
                <g key={end.isPale ? 'pale' : 'full'}>
                  <rect
                    x={from}
                    y={y}
                    width={Math.max(0.75, Math.abs(scale(end.value) - scale(middle)))}
                    height={barHeight}
                    rx={2}
                    fill={colour('optical')}
                    opacity={end.isPale ? 0.45 : 1}
                  />
                  <text
                    x={scale(end.value) + (isLeft ? -5 : 5)}
                    y={y + barHeight / 2 + fontSize * 0.35}
                    fontSize={fontSize - 0.5}
                    textAnchor={isLeft ? 'end' : 'start'}
                    fill={colour('muted')}
                  >
                    {end.label}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      {xLines.map((line, index) => (
        <text
          key={line}
          x={width / 2}
          y={bottom + fontSize * 2 + 8 + index * (fontSize + 3)}
          fontSize={fontSize}
          textAnchor="middle"
          fill={colour('muted')}
        >
          {line}
        </text>
      ))}
    </svg>
  );
}
