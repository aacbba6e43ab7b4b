import type { ReactNode } from 'react';
import { CartesianGrid, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { colour } from '../palette';
import { wrapText } from '../textWidth';
import { logTicks } from '../ticks';
import { type LegendItem, layoutLegend } from './legendLayout';
import { PlotTooltip, type TooltipLine } from './PlotTooltip';
import { SvgLegend } from './SvgLegend';

export interface LogAxis {
  /** What the axis shows, with its unit. */
  label: string;
  domain: [number, number];
  format: (tick: number) => string;
}

interface XyPlotProps<Row> {
  width: number;
  height: number;
  x: LogAxis;
  y: LogAxis;
  legend: readonly LegendItem[];
  /** What the tooltip says about a mark under the pointer. */
  explain: (row: Row) => { heading: string; lines: TooltipLine[] };
  /** Series of recharts (`Scatter`) and drawings in data coordinates (`PlotPath`, `PlotLabels`, …). */
  children: ReactNode;
}

const leftMargin = 8;

/** Type size of a chart by its width: a wide one is probably on a projector. */
export function plotFontSize(width: number): number {
  return width >= 1000 ? 14 : 12;
}

/**
 * The frame of a chart with two logarithmic axes: grid, ticks, names of the axes, legend. The name of the vertical
 * axis stands level above it, where it can be read and takes no width on a phone.
 */
export function XyPlot<Row>({ width, height, x, y, legend, explain, children }: XyPlotProps<Row>) {
  const fontSize = plotFontSize(width);
  const layout = layoutLegend(legend, width - 2 * leftMargin, fontSize);
  const top = layout.height + fontSize + 16;
  const yAxisWidth = fontSize * 4.4;
  const xLabel = wrapText(x.label, width - yAxisWidth - 8, fontSize);
  const lineHeight = fontSize + 3;
  const bottom = xLabel.length * lineHeight + 6;
  const tick = { fontSize, fill: colour('muted') };
  const xTicks = logTicks(x.domain, Math.max(3, Math.floor((width - yAxisWidth) / (fontSize * 5.5))));
  const yTicks = logTicks(
    y.domain,
    Math.max(3, Math.floor((height - top - bottom - fontSize * 2) / (fontSize * 2.6))),
  );
  return (
    <ScatterChart
      width={width}
      height={height}
      accessibilityLayer={false}
      margin={{ top, right: 16, bottom, left: leftMargin }}
    >
      <CartesianGrid stroke={colour('grid')} />
      <XAxis
        type="number"
        dataKey="x"
        scale="log"
        domain={x.domain}
        allowDataOverflow
        ticks={xTicks}
        tickFormatter={x.format}
        interval={0}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: colour('muted') }}
        height={fontSize * 1.9}
      />
      <YAxis
        type="number"
        dataKey="y"
        scale="log"
        domain={y.domain}
        allowDataOverflow
        ticks={yTicks}
        tickFormatter={y.format}
        interval={0}
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={yAxisWidth}
      />
      <SvgLegend layout={layout} left={leftMargin} top={0} fontSize={fontSize} />
      <text x={leftMargin} y={layout.height + fontSize + 2} fontSize={fontSize} fill={colour('muted')}>
        {y.label}
      </text>
      {xLabel.map((line, index) => (
        <text
          key={line}
          x={(width + yAxisWidth) / 2}
          y={height - bottom + (index + 1) * lineHeight}
          fontSize={fontSize}
          textAnchor="middle"
          fill={colour('muted')}
        >
          {line}
        </text>
      ))}
      {children}
      <Tooltip
        isAnimationActive={false}
        cursor={false}
        content={({ active, payload }) => {
          const row = payload?.[0]?.payload as Row | undefined;
          return active && row ? <PlotTooltip {...explain(row)} /> : null;
        }}
      />
    </ScatterChart>
  );
}
