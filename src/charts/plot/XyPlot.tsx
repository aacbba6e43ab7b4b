import { type ReactNode, useMemo, useState } from 'react';
import { colour } from '../palette';
import { textWidth, wrapText } from '../textWidth';
import { logTicks } from '../ticks';
import { axisScale, axisTicks } from './axes';
import { type LegendItem, layoutLegend } from './legendLayout';
import { PlacedTooltip, type TooltipLine } from './PlotTooltip';
import { type DataPoint, type XySpace, XySpaceContext } from './plotSpace';
import { usePlotFontSize, usePlotHeight } from './projection';
import { SvgLegend } from './SvgLegend';
import { LevelTicks, UprightTicks } from './TickLines';

export interface LogAxis {
  /** What the axis shows, with its unit. */
  label: string;
  domain: [number, number];
  format: (tick: number) => string;
}

interface XyPlotProps<Row> {
  width: number;
  height: number;
  /** Logarithmic unless it says otherwise: years are not. */
  x: LogAxis & { kind?: 'linear' };
  y: LogAxis;
  legend: readonly LegendItem[];
  /** What the tooltip says about a mark under the pointer. */
  explain: (row: Row) => { heading: string; lines: TooltipLine[] };
  /** Drawings in data coordinates (`PlotMarks`, `PlotPath`, `PlotLabels`, …), from back to front. */
  children: ReactNode;
}

const leftMargin = 8;
const rightMargin = 16;
/** Narrower than this the legend stands below: above, its many lines would push the curves out of a phone's first screen. */
const narrow = 420;

/**
 * The frame of a chart of marks, logarithmic upwards: grid, ticks, names of the axes, legend. The name of the vertical
 * axis stands level above it, where it can be read and takes no width on a phone.
 */
export function XyPlot<Row>({
  width,
  height: usualHeight,
  x,
  y,
  legend,
  explain,
  children,
}: XyPlotProps<Row>) {
  const [hovered, setHovered] = useState<{ row: Row; at: DataPoint } | null>(null);
  const fontSize = usePlotFontSize(width);
  const height = usePlotHeight(usualHeight);
  const layout = layoutLegend(legend, width - 2 * leftMargin, fontSize);
  const isNarrow = width < narrow;
  const [above, below] = isNarrow ? [0, layout.height + 10] : [layout.height, 0];
  const top = above + fontSize + 16;
  // As many ticks as could ever stand there: the widest of them must fit.
  const widestTick = Math.max(...logTicks(y.domain, 12).map((tick) => textWidth(y.format(tick), fontSize)));
  const yAxisWidth = Math.max(fontSize * 4.4, widestTick + 4);
  const left = leftMargin + yAxisWidth;
  const right = width - rightMargin;
  const xLabel = wrapText(x.label, width - yAxisWidth - 8, fontSize);
  const lineHeight = fontSize + 3;
  const belowTicks = xLabel.length * lineHeight + 6 + below;
  const bottom = height - belowTicks - fontSize * 1.9;
  const [xLow, xHigh] = x.domain;
  const xKind = x.kind ?? 'log';
  const [yLow, yHigh] = y.domain;
  // The same object while the axes stay, so that drawings whose data stay are not drawn again.
  const space = useMemo<XySpace>(() => {
    const across = axisScale({ kind: xKind, domain: [xLow, xHigh] }, [left, right]);
    const up = axisScale({ kind: 'log', domain: [yLow, yHigh] }, [bottom, top]);
    return {
      area: { x: left, y: top, width: right - left, height: bottom - top },
      toPixels: (point) => {
        const at = { x: across(point.x), y: up(point.y) };
        return Number.isFinite(at.x) && Number.isFinite(at.y) ? at : null;
      },
      onHover: (mark) => setHovered(mark as { row: Row; at: DataPoint } | null),
    };
  }, [xKind, xLow, xHigh, yLow, yHigh, left, right, top, bottom]);
  const xTicks = axisTicks(
    { ...x, kind: xKind },
    Math.max(3, Math.floor((width - yAxisWidth) / (fontSize * 5.5))),
  );
  const yTicks = logTicks(y.domain, Math.max(3, Math.floor((bottom - top) / (fontSize * 2.6))));
  const pixel = (tick: number, axis: 'x' | 'y') =>
    space.toPixels({ x: axis === 'x' ? tick : xLow, y: axis === 'y' ? tick : yLow })?.[axis] ?? 0;
  return (
    <div style={{ position: 'relative' }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <LevelTicks
          ticks={yTicks.map((tick) => ({ at: pixel(tick, 'y'), text: y.format(tick) }))}
          left={left}
          right={right}
          fontSize={fontSize}
        />
        <UprightTicks
          ticks={xTicks.map((tick) => ({ at: pixel(tick, 'x'), text: x.format(tick) }))}
          top={top}
          bottom={bottom}
          fontSize={fontSize}
        />
        <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={colour('muted')} />
        <SvgLegend
          layout={layout}
          left={leftMargin}
          top={isNarrow ? height - layout.height : 0}
          fontSize={fontSize}
        />
        <text x={leftMargin} y={above + fontSize + 2} fontSize={fontSize} fill={colour('muted')}>
          {y.label}
        </text>
        {xLabel.map((line, index) => (
          <text
            key={line}
            x={(width + yAxisWidth) / 2}
            y={height - belowTicks + (index + 1) * lineHeight}
            fontSize={fontSize}
            textAnchor="middle"
            fill={colour('muted')}
          >
            {line}
          </text>
        ))}
        <XySpaceContext value={space}>{children}</XySpaceContext>
      </svg>
      {hovered ? (
        <PlacedTooltip at={hovered.at} width={width} height={height} {...explain(hovered.row)} />
      ) : null}
    </div>
  );
}
