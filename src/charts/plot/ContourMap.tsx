import { contours } from 'd3-contour';
import { colour } from '../palette';
import { axisTicks, type PlotAxis } from './axes';
import { halo } from './drawing';
import { PlotFrame, type PlotSpace } from './PlotFrame';

interface ContourMapProps {
  width: number;
  height: number;
  /** Axes whose values are the places 0, 1, 2, … of the grid: `xs` and `ys` say what stands there. */
  xLabel: string;
  yLabel: string;
  xs: readonly number[];
  ys: readonly number[];
  /** How the values are spaced: ticks are chosen on the same scale. */
  xKind: PlotAxis['kind'];
  yKind: PlotAxis['kind'];
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  /** Row by row: positive numbers. */
  values: ArrayLike<number>;
  formatValue: (value: number) => string;
  valueLabel: string;
  /** The design at hand, as values of the axes. */
  mark: { x: number; y: number; label: string };
}

/** Lines of equal advantage over two parameters; where light loses, the ground has the colour of digital. */
export function ContourMap(props: ContourMapProps) {
  const { width, height, xs, ys, values, formatValue, mark } = props;
  const size = xs.length * ys.length;
  const logs = Array.from({ length: size }, (_, index) => Math.log10(Math.max(1e-12, values[index] ?? 1)));
  const levels = contourLevels(Math.min(...logs), Math.max(...logs));
  const shapes = contours()
    .size([xs.length, ys.length])
    .thresholds(levels.map((level) => Math.log10(level)))(logs);
  const x = placeAxis(xs, props.xKind, props.xLabel, props.formatX);
  const y = placeAxis(ys, props.yKind, props.yLabel, props.formatY);
  return (
    <PlotFrame
      width={width}
      height={height}
      x={x.axis}
      y={y.axis}
      read={(pixelX, pixelY, space) => {
        const column = nearestPlace(xs.length, space.x, pixelX);
        const row = nearestPlace(ys.length, space.y, pixelY);
        return {
          at: space.x(column),
          heading: formatValue(values[row * xs.length + column] ?? Number.NaN),
          lines: [
            { label: props.xLabel, value: props.formatX(xs[column] ?? Number.NaN) },
            { label: props.yLabel, value: props.formatY(ys[row] ?? Number.NaN) },
          ],
        };
      }}
    >
      {(space) => (
        <>
          <g clipPath={space.clip}>
            <rect
              x={space.left}
              y={space.top}
              width={space.right - space.left}
              height={space.bottom - space.top}
              fill={levels[0] === undefined || levels[0] <= 1 ? colour('digital') : colour('optical')}
              opacity={levels[0] === undefined || levels[0] <= 1 ? 0.3 : 0.08}
            />
            {shapes.map((shape, index) => {
              const level = levels[index] ?? 1;
              const path = shapePath(shape.coordinates, space);
              return (
                <g key={level}>
                  {/* Ground of digital fades towards even; from even on, blue deepens line by line. */}
                  <path d={path} fill={colour('surface')} opacity={level < 1 ? 0.4 : level === 1 ? 1 : 0} />
                  {level >= 1 ? <path d={path} fill={colour('optical')} opacity={0.09} /> : null}
                  <path
                    d={path}
                    fill="none"
                    stroke={colour(level === 1 ? 'digital' : level < 1 ? 'digitalText' : 'opticalText')}
                    strokeWidth={level === 1 ? 2.5 : 1}
                    opacity={level === 1 ? 1 : 0.75}
                  />
                </g>
              );
            })}
          </g>
          {shapes.map((shape, index) => (
            <LevelName
              key={levels[index]}
              place={labelPlace(shape.coordinates, space)}
              label={formatValue(levels[index] ?? 1)}
              isEven={levels[index] === 1}
              fontSize={space.fontSize}
            />
          ))}
          <Mark
            at={{ x: space.x(x.placeOf(mark.x)), y: space.y(y.placeOf(mark.y)) }}
            label={mark.label}
            space={space}
          />
        </>
      )}
    </PlotFrame>
  );
}

/** Levels of 1, 2, 5 times a power of ten where the range is small, decades where it is large; 1 always if inside. */
export function contourLevels(low: number, high: number): number[] {
  if (!(high > low)) return [];
  const steps = high - low > 4 ? [1] : high - low > 1 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const levels: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += 1)
    for (const step of steps) {
      const level = Number((step * 10 ** power).toPrecision(3));
      if (Math.log10(level) > low && Math.log10(level) < high) levels.push(level);
    }
  return levels;
}

/** An axis over the places of a grid, with ticks at round values between them. */
function placeAxis(
  values: readonly number[],
  kind: PlotAxis['kind'],
  label: string,
  format: (value: number) => string,
) {
  const low = values[0] ?? 0;
  const high = values.at(-1) ?? 1;
  const placeOf = (value: number): number => {
    if (kind === 'point') return value;
    const above = values.findIndex((candidate) => candidate >= value);
    if (above === 0) return value < low ? -1 : 0;
    if (above < 0) return values.length;
    const [a, b] = [values[above - 1] ?? 0, values[above] ?? 0];
    return kind === 'log'
      ? above - 1 + Math.log(value / a) / Math.log(b / a)
      : above - 1 + (value - a) / (b - a);
  };
  const byPlace = new Map(
    axisTicks({ label, kind, domain: [low, high], format }, 6).map((value) => [
      placeOf(value),
      format(value),
    ]),
  );
  const axis: PlotAxis = {
    label,
    kind: 'linear',
    domain: [0, values.length - 1],
    format: (place) => byPlace.get(place) ?? '',
    ticks: [...byPlace.keys()].filter((place) => place >= 0 && place <= values.length - 1),
  };
  return { axis, placeOf };
}

function nearestPlace(count: number, scale: (place: number) => number, pixel: number): number {
  const [first, last] = [scale(0), scale(count - 1)];
  return Math.min(count - 1, Math.max(0, Math.round(((pixel - first) / (last - first)) * (count - 1))));
}

type Rings = readonly (readonly (readonly (readonly number[])[])[])[];

/** Contours stand between cells; a cell's value is at its middle. */
function pixelsOf([x = 0, y = 0]: readonly number[], space: PlotSpace): [number, number] {
  return [space.x(x - 0.5), space.y(y - 0.5)];
}

function shapePath(polygons: Rings, space: PlotSpace): string {
  return polygons
    .flat()
    .map(
      (ring) =>
        `M${ring
          .map((point) =>
            pixelsOf(point, space)
              .map((value) => value.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('');
}

/** A place on the line well inside the plot, near its middle; none where the line only runs along the edge. */
function labelPlace(polygons: Rings, space: PlotSpace): [number, number] | null {
  const middle = [(space.left + space.right) / 2, (space.top + space.bottom) / 2] as const;
  let best: [number, number] | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const ring of polygons.flat())
    for (const point of ring) {
      const [x, y] = pixelsOf(point, space);
      const isInside =
        x > space.left + 24 && x < space.right - 24 && y > space.top + 14 && y < space.bottom - 10;
      const away = Math.hypot(x - middle[0], y - middle[1]);
      if (isInside && away < distance) [best, distance] = [[x, y], away];
    }
  return best;
}

function LevelName({
  place,
  label,
  isEven,
  fontSize,
}: {
  place: [number, number] | null;
  label: string;
  isEven: boolean;
  fontSize: number;
}) {
  if (!place) return null;
  return (
    <text
      x={place[0]}
      y={place[1] + fontSize * 0.35}
      fontSize={fontSize - 0.5}
      fontWeight={isEven ? 650 : 400}
      textAnchor="middle"
      fill={colour(isEven ? 'digitalText' : 'ink')}
      {...halo}
    >
      {label}
    </text>
  );
}

function Mark({ at, label, space }: { at: { x: number; y: number }; label: string; space: PlotSpace }) {
  const isInside =
    at.x >= space.left - 1 && at.x <= space.right + 1 && at.y >= space.top - 1 && at.y <= space.bottom + 1;
  if (!isInside) return null;
  const isLeft = at.x > (space.left + space.right) / 2;
  return (
    <g>
      <circle cx={at.x} cy={at.y} r={6} fill={colour('ink')} stroke={colour('surface')} strokeWidth={2} />
      <text
        x={at.x + (isLeft ? -11 : 11)}
        y={at.y - 9}
        fontSize={space.fontSize}
        fontWeight={650}
        textAnchor={isLeft ? 'end' : 'start'}
        fill={colour('ink')}
        {...halo}
      >
        {label}
      </text>
    </g>
  );
}
