import { scaleLinear } from 'd3-scale';
import { useId, useState } from 'react';
import { colour } from '../palette';
import { textWidth } from '../textWidth';
import { ticksThatFit } from '../ticks';
import { type LegendItem, layoutLegend } from './legendLayout';
import { PlacedTooltip } from './PlotTooltip';
import { type BarKind, BarPatterns, patternFill } from './patterns';
import { usePlotFontSize, useRowHeight } from './projection';
import { SvgLegend } from './SvgLegend';
import { shortened } from './shortened';
import { UprightTicks } from './TickLines';

/** One bar: its parts by kind in the unit of the axis (a missing part is none), and the total as written at its end. */
export interface StackedBar {
  name: string;
  parts: Readonly<Record<string, number>>;
  total: string;
  /** The reader's own bar, set in bold. */
  own?: boolean;
}

interface StackedBarsProps {
  width: number;
  bars: readonly StackedBar[];
  xLabel: string;
  formatTick: (tick: number) => string;
  /** Upper end of the axis; the data decide where it is not given. */
  max?: number;
  kinds: readonly BarKind[];
  /** Rows half as high, for many bars. */
  dense?: boolean;
  formatPart: (value: number, bar: StackedBar) => string;
}

/** Whole, half or quarter parts of an axis that has a given end. */
const sharesOf = (max: number, most: number): number[] =>
  (most >= 5 ? [0, 0.25, 0.5, 0.75, 1] : most >= 3 ? [0, 0.5, 1] : [0, 1]).map((share) => share * max);

const sumOf = (bar: StackedBar): number => Object.values(bar.parts).reduce((sum, part) => sum + part, 0);

/** Horizontal bars stacked by kind, in fixed colours that differ also in texture. */
export function StackedBars(props: StackedBarsProps) {
  const { width, bars, xLabel, formatTick, max, kinds, dense = false, formatPart } = props;
  const rowHeight = useRowHeight(dense ? 20 : 38, bars.length);
  const barHeight = rowHeight * (dense ? 0.65 : 0.53);
  const [hovered, setHovered] = useState<number | null>(null);
  const fontSize = usePlotFontSize(width);
  const id = useId().replaceAll(':', '');
  const legend: LegendItem[] = kinds.map((kind) => ({
    label: kind.label,
    colour: kind.colour,
    mark: 'swatch',
    fill: patternFill(id, kind),
  }));
  const layout = layoutLegend(legend, width - 8, fontSize);
  const room = (texts: readonly string[], least: number) =>
    Math.max(least, ...texts.map((text, index) => textWidth(text, fontSize, bars[index]?.own))) + 12;
  const left = Math.min(
    width * 0.4,
    room(
      bars.map((bar) => bar.name),
      40,
    ),
  );
  const right =
    width -
    room(
      bars.map((bar) => bar.total),
      30,
    );
  const top = layout.height + 8;
  const bottom = top + bars.length * rowHeight;
  const height = bottom + fontSize * 2 + 22;
  const highest = Math.max(0, ...bars.map(sumOf));
  const scale = scaleLinear([0, max ?? (highest > 0 ? highest : 1)], [left, right]);
  if (max === undefined) scale.nice(4);
  const ticks = ticksThatFit(
    (most) => (max === undefined ? scale.ticks(most) : sharesOf(max, most)),
    width < 480 ? 3 : 5,
    (tick) => {
      const half = textWidth(formatTick(tick), fontSize) / 2;
      return [scale(tick) - half, scale(tick) + half];
    },
  );
  const shown = hovered === null ? undefined : bars[hovered];
  return (
    <div style={{ position: 'relative' }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <BarPatterns id={id} kinds={kinds} />
        <SvgLegend layout={layout} left={4} top={0} fontSize={fontSize} />
        <UprightTicks
          ticks={ticks.map((tick) => ({ at: scale(tick), text: formatTick(tick) }))}
          top={top}
          bottom={bottom}
          fontSize={fontSize}
        />
        <text x={left} y={height - 6} fontSize={fontSize} fill={colour('muted')}>
          {xLabel}
        </text>
        {bars.map((bar, index) => {
          const middle = top + (index + 0.5) * rowHeight;
          const text = { y: middle + fontSize * 0.35, fontSize, fontWeight: bar.own ? 650 : 400 };
          return (
            <g
              key={bar.name}
              onPointerEnter={() => setHovered(index)}
              onPointerLeave={() => setHovered(null)}
            >
              {/* The whole row takes the pointer, not the bar alone. */}
              <rect x={0} y={middle - rowHeight / 2} width={width} height={rowHeight} fill="transparent" />
              <text x={0} {...text} fill={colour('ink')}>
                {shortened(bar.name, left - 12, fontSize)}
              </text>
              <Parts
                id={id}
                kinds={kinds}
                bar={bar}
                scale={scale}
                top={middle - barHeight / 2}
                height={barHeight}
              />
              <text x={width - 2} {...text} textAnchor="end" fill={colour('ink')}>
                {bar.total}
              </text>
            </g>
          );
        })}
      </svg>
      {shown ? (
        <PlacedTooltip
          at={{ x: (left + right) / 2, y: top + ((hovered ?? 0) + 0.5) * rowHeight }}
          width={width}
          height={height}
          heading={`${shown.name}: ${shown.total}`}
          lines={kinds
            .filter(({ key }) => (shown.parts[key] ?? 0) > 0)
            .map(({ key, label }) => ({ label, value: formatPart(shown.parts[key] ?? 0, shown) }))}
        />
      ) : null}
    </div>
  );
}

interface PartsProps {
  id: string;
  kinds: readonly BarKind[];
  bar: StackedBar;
  scale: (value: number) => number;
  top: number;
  height: number;
}

/** The parts of one bar, end to end. */
function Parts({ id, kinds, bar, scale, top, height }: PartsProps) {
  let sum = 0;
  return kinds.map((kind) => {
    const start = scale(sum);
    sum += bar.parts[kind.key] ?? 0;
    const length = scale(sum) - start;
    return length > 0 ? (
      <rect
        key={kind.key}
        x={start}
        y={top}
        width={length}
        height={height}
        fill={patternFill(id, kind)}
        stroke={colour('surface')}
        strokeWidth={0.5}
      />
    ) : null;
  });
}
