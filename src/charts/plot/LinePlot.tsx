import { type ChartColour, colour } from '../palette';
import { textWidth } from '../textWidth';
import { nearestIndex, type PlotAxis } from './axes';
import { halo } from './drawing';
import { PlotFrame, type PlotSpace } from './PlotFrame';

export interface LineSeries {
  key: string;
  label: string;
  colour: ChartColour;
  dash?: string;
  points: readonly { x: number; y: number }[];
  /** Range around the line: the same places as the points. */
  band?: readonly { x: number; low: number; high: number }[];
  /** Points instead of a line: choices have nothing between them. */
  isPoints?: boolean;
}

/** A straight line across the plot with its name. */
export interface PlotRule {
  key: string;
  label: string;
  colour: ChartColour;
  textColour: ChartColour;
  y?: number;
  x?: number;
}

/** A point that stands out, with its name. */
export interface PlotPoint {
  key: string;
  label: string;
  x: number;
  y: number;
}

interface LinePlotProps {
  width: number;
  height: number;
  x: PlotAxis;
  y: PlotAxis;
  series: readonly LineSeries[];
  rules?: readonly PlotRule[];
  marks?: readonly PlotPoint[];
  /** The band's name in the legend. */
  bandLabel?: string;
}

/** Lines, with bands where there are any, on axes of any kind. The pointer reads all of them at a place. */
export function LinePlot({ width, height, x, y, series, rules = [], marks = [], bandLabel }: LinePlotProps) {
  const hasBand = series.some(({ band }) => band && band.length > 0);
  const places = series[0]?.points.map((point) => point.x) ?? [];
  return (
    <PlotFrame
      width={width}
      height={height}
      x={x}
      y={y}
      legend={[
        ...(series.length > 1
          ? series.map((line) => ({
              label: line.label,
              colour: line.colour,
              mark: line.isPoints ? ('dot' as const) : line.dash ? ('dash' as const) : ('line' as const),
            }))
          : []),
        ...(hasBand && bandLabel
          ? [{ label: bandLabel, colour: 'optical' as const, mark: 'swatch' as const, fill: softFill }]
          : []),
      ]}
      read={(pixel, _, space) => {
        const index = nearestIndex(places, space.x, pixel);
        const place = places[index];
        if (place === undefined) return null;
        return {
          at: space.x(place),
          heading: x.format(place),
          lines: series.flatMap((line) => {
            const point = line.points[index];
            if (!point) return [];
            const band = line.band?.[index];
            const own = [{ label: line.label, value: y.format(point.y) }];
            return band
              ? [...own, { label: bandLabel ?? '', value: `${y.format(band.low)} – ${y.format(band.high)}` }]
              : own;
          }),
        };
      }}
    >
      {(space) => (
        <>
          <g clipPath={space.clip}>
            {series.map((line) =>
              line.band ? (
                <path
                  key={line.key}
                  d={bandPath(line.band, space)}
                  fill={colour(line.colour)}
                  opacity={0.16}
                />
              ) : null,
            )}
            {rules.map((rule) => (
              <line
                key={rule.key}
                x1={rule.x === undefined ? space.left : space.x(rule.x)}
                x2={rule.x === undefined ? space.right : space.x(rule.x)}
                y1={rule.y === undefined ? space.top : space.y(rule.y)}
                y2={rule.y === undefined ? space.bottom : space.y(rule.y)}
                stroke={colour(rule.colour)}
                strokeWidth={1.5}
                strokeDasharray="5 4"
              />
            ))}
            {series.map((line) =>
              line.isPoints ? (
                line.points.map((point) => (
                  <circle
                    key={`${line.key} ${point.x}`}
                    cx={space.x(point.x)}
                    cy={space.y(point.y)}
                    r={4.5}
                    fill={colour('surface')}
                    stroke={colour(line.colour)}
                    strokeWidth={2}
                  />
                ))
              ) : (
                <path
                  key={line.key}
                  d={linePath(line.points, space)}
                  fill="none"
                  stroke={colour(line.colour)}
                  strokeWidth={2.25}
                  strokeLinejoin="round"
                  strokeDasharray={line.dash}
                />
              ),
            )}
          </g>
          {rules.map((rule) => (
            <RuleName key={rule.key} rule={rule} space={space} />
          ))}
          {marks.map((mark) => (
            <PointName
              key={mark.key}
              mark={mark}
              rises={risesAt(series[0]?.points ?? [], mark.x)}
              space={space}
            />
          ))}
        </>
      )}
    </PlotFrame>
  );
}

const softFill = 'rgb(86 160 220 / 25%)';

const pixels = (point: { x: number; y: number }, space: PlotSpace): string =>
  `${space.x(point.x).toFixed(2)} ${space.y(point.y).toFixed(2)}`;

function linePath(points: LineSeries['points'], space: PlotSpace): string {
  return points
    .filter((point) => Number.isFinite(space.x(point.x)) && Number.isFinite(space.y(point.y)))
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${pixels(point, space)}`)
    .join('');
}

function bandPath(band: NonNullable<LineSeries['band']>, space: PlotSpace): string {
  const usable = band.filter(({ low, high }) => low > 0 && high > 0);
  if (usable.length < 2) return '';
  const above = usable.map(({ x, high }) => pixels({ x, y: high }, space));
  const below = usable.map(({ x, low }) => pixels({ x, y: low }, space)).reverse();
  return `M${[...above, ...below].join('L')}Z`;
}

function RuleName({ rule, space }: { rule: PlotRule; space: PlotSpace }) {
  const isLevel = rule.x === undefined;
  const x = isLevel ? space.right - 4 : space.x(rule.x ?? 0) + 5;
  const y = isLevel ? space.y(rule.y ?? 0) - 5 : space.top + space.fontSize;
  if (!(y >= space.top - 2 && y <= space.bottom && x >= space.left && x <= space.right)) return null;
  const isTurned = !isLevel && x > space.right - 90;
  return (
    <text
      x={isTurned ? x - 10 : x}
      y={y}
      fontSize={space.fontSize - 0.5}
      textAnchor={isLevel || isTurned ? 'end' : 'start'}
      fill={colour(rule.textColour)}
      {...halo}
    >
      {rule.label}
    </text>
  );
}

/** Whether a line goes up at a place. */
function risesAt(points: LineSeries['points'], x: number): boolean {
  const after = points.findIndex((point) => point.x > x);
  const to = points[after < 0 ? points.length - 1 : after];
  const from = points[Math.max(0, (after < 0 ? points.length - 1 : after) - 2)];
  return from !== undefined && to !== undefined && to.y > from.y;
}

/** The name stands above the line where it falls away from it, or below it where the edge leaves no room there. */
function PointName({ mark, rises, space }: { mark: PlotPoint; rises: boolean; space: PlotSpace }) {
  const x = space.x(mark.x);
  const y = space.y(mark.y);
  if (!(x >= space.left - 1 && x <= space.right + 1 && y >= space.top - 1 && y <= space.bottom + 1))
    return null;
  const room = textWidth(mark.label, space.fontSize, true) + 12;
  const hasRoom = { left: x - room > space.left, right: x + room < space.right };
  const isHigh = y < space.top + space.fontSize * 2;
  const wantsLeft = isHigh ? !rises : rises;
  const isLeft = wantsLeft ? hasRoom.left : !hasRoom.right;
  const isBelow = isHigh || isLeft !== wantsLeft;
  return (
    <g>
      <circle cx={x} cy={y} r={10} fill={colour('optical')} opacity={0.25} />
      <circle cx={x} cy={y} r={5.5} fill={colour('optical')} stroke={colour('surface')} strokeWidth={1.5} />
      <text
        x={isLeft ? x - 10 : x + 10}
        y={isBelow ? y + space.fontSize + 8 : y - 10}
        fontSize={space.fontSize}
        fontWeight={650}
        textAnchor={isLeft ? 'end' : 'start'}
        fill={colour('ink')}
        {...halo}
      >
        {mark.label}
      </text>
    </g>
  );
}
