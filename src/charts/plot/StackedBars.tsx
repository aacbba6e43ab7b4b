import { useId } from 'react';
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import { type Component, componentColour, components } from '../components';
import { colour } from '../palette';
import { textWidth } from '../textWidth';
import { type LegendItem, layoutLegend } from './legendLayout';
import { PlotTooltip } from './PlotTooltip';
import { ComponentPatterns, patternFill } from './patterns';
import { SvgLegend } from './SvgLegend';
import { plotFontSize } from './XyPlot';

/** One bar: its parts in the unit of the axis, and the total as it is written at its end. */
export interface StackedBar {
  name: string;
  parts: Readonly<Record<Component, number>>;
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
  componentName: (component: Component) => string;
  formatPart: (value: number, bar: StackedBar) => string;
}

const rowHeight = 38;

/** Horizontal bars stacked by component, in fixed colours that differ also in pattern. */
export function StackedBars(props: StackedBarsProps) {
  const { width, bars, xLabel, formatTick, max, componentName, formatPart } = props;
  const fontSize = plotFontSize(width);
  const id = useId().replaceAll(':', '');
  const legend: LegendItem[] = components.map((component) => ({
    label: componentName(component),
    colour: componentColour[component],
    mark: 'swatch',
    fill: patternFill(id, component),
  }));
  const layout = layoutLegend(legend, width - 8, fontSize);
  const nameRoom = Math.min(
    width * 0.4,
    Math.max(...bars.map((bar) => textWidth(bar.name, fontSize, bar.own)), 40) + 12,
  );
  const totalRoom = Math.max(...bars.map((bar) => textWidth(bar.total, fontSize, bar.own)), 30) + 12;
  const top = layout.height + 8;
  const height = top + bars.length * rowHeight + fontSize * 2 + 22;
  const data = bars.map((bar) => ({ ...bar.parts, bar }));
  return (
    <BarChart
      width={width}
      height={height}
      layout="vertical"
      data={data}
      accessibilityLayer={false}
      barSize={20}
      margin={{ top, right: totalRoom, bottom: fontSize + 10, left: 0 }}
    >
      <ComponentPatterns id={id} />
      <SvgLegend layout={layout} left={4} top={0} fontSize={fontSize} />
      <XAxis
        type="number"
        domain={[0, max ?? 'auto']}
        // Recharts would end the even steps of 30 % at an uneven 100 %.
        ticks={max === undefined ? undefined : [0, 0.25, 0.5, 0.75, 1].map((share) => share * max)}
        tickFormatter={formatTick}
        tick={{ fontSize, fill: colour('muted') }}
        tickCount={width < 480 ? 3 : 5}
        tickLine={false}
        axisLine={{ stroke: colour('grid') }}
        height={fontSize * 1.9}
      />
      <YAxis
        type="category"
        dataKey={(row: (typeof data)[number]) => row.bar.name}
        width={nameRoom}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => {
          const bar = bars[index];
          return (
            <text
              x={Number(x) - nameRoom + 12}
              y={Number(y) + fontSize * 0.35}
              fontSize={fontSize}
              fontWeight={bar?.own ? 650 : 400}
              fill={colour('ink')}
            >
              {shortened(bar?.name ?? '', nameRoom - 12, fontSize)}
            </text>
          );
        }}
      />
      {components.map((component) => (
        <Bar
          key={component}
          dataKey={component}
          stackId="energy"
          fill={patternFill(id, component)}
          stroke={colour('surface')}
          strokeWidth={0.5}
          isAnimationActive={false}
        />
      ))}
      <BarTotals bars={bars} width={width} fontSize={fontSize} top={top} height={height} />
      <text x={nameRoom} y={height - 6} fontSize={fontSize} fill={colour('muted')}>
        {xLabel}
      </text>
      <Tooltip
        isAnimationActive={false}
        cursor={false}
        content={({ active, payload }) => {
          const row = payload?.[0]?.payload as (typeof data)[number] | undefined;
          if (!active || !row) return null;
          const lines = components.map((component) => ({
            label: componentName(component),
            value: formatPart(row.bar.parts[component], row.bar),
          }));
          return <PlotTooltip heading={`${row.bar.name}: ${row.bar.total}`} lines={lines} />;
        }}
      />
    </BarChart>
  );
}

interface BarTotalsProps {
  bars: readonly StackedBar[];
  width: number;
  fontSize: number;
  top: number;
  height: number;
}

/** The totals in one column at the right edge, level with their bars. */
function BarTotals({ bars, width, fontSize, top, height }: BarTotalsProps) {
  const plotHeight = height - top - (fontSize + 10) - fontSize * 1.9;
  const step = plotHeight / Math.max(1, bars.length);
  return (
    <g>
      {bars.map((bar, index) => (
        <text
          key={bar.name}
          x={width - 2}
          y={top + step * (index + 0.5) + fontSize * 0.35}
          fontSize={fontSize}
          fontWeight={bar.own ? 650 : 400}
          textAnchor="end"
          fill={colour('ink')}
        >
          {bar.total}
        </text>
      ))}
    </g>
  );
}

/** A name cut with an ellipsis where it does not fit; the tooltip and the table have it whole. */
function shortened(name: string, room: number, fontSize: number): string {
  if (textWidth(name, fontSize) <= room) return name;
  let end = name.length;
  while (end > 1 && textWidth(`${name.slice(0, end)}…`, fontSize) > room) end -= 1;
  return `${name.slice(0, end).trimEnd()}…`;
}
