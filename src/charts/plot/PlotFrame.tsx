import { type PointerEvent, type ReactNode, useId, useState } from 'react';
import { colour } from '../palette';
import { textWidth, wrapText } from '../textWidth';
import { type AxisScale, axisScale, axisTicks, type PlotAxis } from './axes';
import { type LegendItem, layoutLegend } from './legendLayout';
import { PlotTooltip, type TooltipLine } from './PlotTooltip';
import { usePlotFontSize, usePlotHeight } from './projection';
import { SvgLegend } from './SvgLegend';

/** The rectangle of a plot in pixels, and what turns values into pixels. */
export interface PlotSpace {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: AxisScale;
  y: AxisScale;
  fontSize: number;
  /** Reference that cuts a drawing at the edge of the plot. */
  clip: string;
}

/** What the plot says about the place under the pointer. */
export interface Readout {
  /** Where its line stands, in pixels. */
  at: number;
  heading: string;
  lines: TooltipLine[];
}

interface PlotFrameProps {
  width: number;
  height: number;
  x: PlotAxis;
  y: PlotAxis;
  legend?: readonly LegendItem[];
  read?: (pixelX: number, pixelY: number, space: PlotSpace) => Readout | null;
  children: (space: PlotSpace) => ReactNode;
}

const margin = 8;

/**
 * Grid, axes and legend of a plot that is drawn without a chart library: axes may be logarithmic, linear or a row of
 * named choices. The name of the vertical axis stands level above it, as in the other charts.
 */
export function PlotFrame({ width, height: usualHeight, x, y, legend = [], read, children }: PlotFrameProps) {
  const clipId = useId();
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null);
  const fontSize = usePlotFontSize(width);
  const height = usePlotHeight(usualHeight);
  const layout = layoutLegend(legend, width - 2 * margin, fontSize);
  const lineHeight = fontSize + 3;
  const top = layout.height + fontSize + 16;
  const provisional = axisTicks(y, Math.max(3, Math.floor((height - top - 60) / (fontSize * 2.6))));
  const left =
    margin + Math.max(fontSize * 2, ...provisional.map((tick) => textWidth(y.format(tick), fontSize))) + 8;
  const right = width - 16;
  const xLabel = wrapText(x.label, right - left, fontSize);
  const bottom = height - xLabel.length * lineHeight - fontSize * 1.9 - 4;
  const widest = (ticks: readonly number[]) =>
    Math.max(fontSize * 2, ...ticks.map((tick) => textWidth(x.format(tick), fontSize)));
  let most = Math.max(2, Math.floor((right - left) / (fontSize * 5)));
  let xTicks = axisTicks(x, most);
  while (most > 2 && xTicks.length * (widest(xTicks) + 10) > right - left + fontSize * 2) {
    most -= 1;
    xTicks = axisTicks(x, most);
  }
  const space: PlotSpace = {
    left,
    right,
    top,
    bottom,
    x: axisScale(x, [left, right]),
    y: axisScale(y, [bottom, top]),
    fontSize,
    clip: `url(#${clipId})`,
  };
  const readout = pointer && read ? read(pointer.x, pointer.y, space) : null;
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // Enlarged for a projector, the picture is larger on screen than it was drawn.
    const drawn = width / box.width;
    const at = { x: (event.clientX - box.left) * drawn, y: (event.clientY - box.top) * drawn };
    const isInside = at.x >= left && at.x <= right && at.y >= top && at.y <= bottom;
    setPointer(isInside ? at : null);
  };
  return (
    <div style={{ position: 'relative' }}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={read ? follow : undefined}
        onPointerLeave={read ? () => setPointer(null) : undefined}
      >
        <clipPath id={clipId}>
          <rect x={left} y={top} width={right - left} height={Math.max(0, bottom - top)} />
        </clipPath>
        <SvgLegend layout={layout} left={margin} top={0} fontSize={fontSize} />
        <text x={margin} y={layout.height + fontSize + 2} fontSize={fontSize} fill={colour('muted')}>
          {y.label}
        </text>
        {provisional.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={right} y1={space.y(tick)} y2={space.y(tick)} stroke={colour('grid')} />
            <text
              x={left - 6}
              y={space.y(tick) + fontSize * 0.35}
              fontSize={fontSize}
              textAnchor="end"
              fill={colour('muted')}
            >
              {y.format(tick)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <g key={tick}>
            <line x1={space.x(tick)} x2={space.x(tick)} y1={top} y2={bottom} stroke={colour('grid')} />
            <text
              x={space.x(tick)}
              y={bottom + fontSize * 1.4}
              fontSize={fontSize}
              textAnchor={space.x(tick) > right - 16 ? 'end' : 'middle'}
              fill={colour('muted')}
            >
              {x.format(tick)}
            </text>
          </g>
        ))}
        <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={colour('muted')} />
        {xLabel.map((line, index) => (
          <text
            key={line}
            x={(left + right) / 2}
            y={bottom + fontSize * 1.9 + (index + 1) * lineHeight - 2}
            fontSize={fontSize}
            textAnchor="middle"
            fill={colour('muted')}
          >
            {line}
          </text>
        ))}
        {children(space)}
        {readout ? (
          <line
            x1={readout.at}
            x2={readout.at}
            y1={top}
            y2={bottom}
            stroke={colour('muted')}
            strokeDasharray="2 3"
          />
        ) : null}
      </svg>
      {readout ? (
        <div
          style={{
            position: 'absolute',
            top: top + 6,
            pointerEvents: 'none',
            maxWidth: '60%',
            ...(readout.at > (left + right) / 2
              ? { right: width - readout.at + 10 }
              : { left: readout.at + 10 }),
          }}
        >
          <PlotTooltip heading={readout.heading} lines={readout.lines} />
        </div>
      ) : null}
    </div>
  );
}
