import { contours } from 'd3-contour';
import type { SystematicRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { placeLabels } from './labelPlacement';
import { colour } from './palette';
import { halo } from './plot/drawing';
import { plotFontSize } from './plot/XyPlot';
import type { StudyChartProps } from './studyChart';
import { type ChartText, useChartText } from './text';
import { textWidth } from './textWidth';

interface NoiseMapProps extends StudyChartProps {
  rows: readonly SystematicRow[];
}

/** Systematic error of the paper's machine (published simulation code). */
const measured = { noiseLinear: 0.021, noiseAttention: 0.0565 };
/** Rises of perplexity over the noiseless corner that get a contour. */
const rises = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** Points of the fine grid between two measured levels. */
const fine = 12;
const height = 400;

/**
 * Rise of perplexity over systematic error in feed-forward and projections (across) and in attention (up). Levels are
 * evenly spaced on the axes as they were measured; between them the logarithm of perplexity is interpolated.
 */
export function NoiseMap({ rows, status }: NoiseMapProps) {
  const text = useChartText();
  const linear = levelsOf(rows.map((row) => row.noiseLinear));
  const attention = levelsOf(rows.map((row) => row.noiseAttention));
  const isWhole = rows.length > 0 && rows.length === linear.length * attention.length && linear.length > 1;
  return (
    <ChartFrame
      name="noise-map"
      title={text.t('map.title')}
      sentence={mapSentence(rows, text)}
      data={mapTable(rows, text)}
      subject="simulation"
      status={status}
    >
      {(width) => (
        <MapPicture
          rows={rows}
          linear={linear}
          attention={attention}
          isWhole={isWhole}
          width={width}
          text={text}
        />
      )}
    </ChartFrame>
  );
}

interface MapPictureProps {
  rows: readonly SystematicRow[];
  linear: readonly number[];
  attention: readonly number[];
  isWhole: boolean;
  width: number;
  text: ChartText;
}

function MapPicture({ rows, linear, attention, isWhole, width, text }: MapPictureProps) {
  const fontSize = plotFontSize(width);
  const left = fontSize * 4;
  const top = fontSize + 14;
  const plotWidth = width - left - 20;
  const plotHeight = height - top - fontSize * 3.4;
  const columns = Math.max(linear.length - 1, 1);
  const lines = Math.max(attention.length - 1, 1);
  const px = (index: number) => left + (index / columns) * plotWidth;
  const py = (index: number) => top + plotHeight - (index / lines) * plotHeight;
  const riseAt = riseTable(rows);
  const shown = rises.filter((rise) => isWhole && rise < Math.max(...riseAt.values()));
  const paths = isWhole ? contourPaths(linear, attention, riseAt, shown, px, py) : [];
  const markX = positionOf(measured.noiseLinear, linear);
  const markY = positionOf(measured.noiseAttention, attention);
  const places = rows.map((row) => {
    const x = px(linear.indexOf(row.noiseLinear));
    const y = py(attention.indexOf(row.noiseAttention));
    const words = text.percent(Number((riseAt.get(place(row)) ?? 0).toPrecision(2)));
    const isRight = row.noiseLinear === linear[linear.length - 1];
    const isTop = row.noiseAttention === attention[attention.length - 1];
    return { key: place(row), x, y, words, isRight, baseline: isTop ? y + fontSize + 2 : y - 5 };
  });
  const paperLabel =
    markX === null || markY === null
      ? []
      : placeLabels(
          [
            {
              id: 'paper',
              text: text.t('map.paper'),
              x: px(markX),
              y: py(markY),
              fontSize,
              bold: true,
              required: true,
            },
          ],
          { x: left, y: top, width: plotWidth, height: plotHeight },
          places.map(({ x, words, isRight, baseline }) => {
            const room = textWidth(words, fontSize - 1) + 8;
            return {
              x: isRight ? x - room : x - 4,
              y: baseline - fontSize,
              width: room + 4,
              height: fontSize + 9,
            };
          }),
        );
  return (
    <svg width={width} height={height} role="presentation">
      <rect x={left} y={top} width={plotWidth} height={plotHeight} fill="none" stroke={colour('grid')} />
      {paths.map(({ rise, path }, index) => (
        <path
          key={rise}
          d={path}
          fill={colour('digital')}
          fillOpacity={0.1}
          stroke={colour('digital')}
          strokeWidth={1.25}
          strokeDasharray={index % 2 === 0 ? undefined : '5 3'}
        />
      ))}
      {places.map(({ key, x, y, words, isRight, baseline }) => (
        <g key={key}>
          <circle cx={x} cy={y} r={3} fill={colour('optical')} />
          <text
            x={isRight ? x - 6 : x + 6}
            y={baseline}
            fontSize={fontSize - 1}
            textAnchor={isRight ? 'end' : 'start'}
            fill={colour('ink')}
            {...halo}
          >
            {words}
          </text>
        </g>
      ))}
      {markX !== null && markY !== null && (
        <g>
          <path
            d={`M${px(markX) - 7} ${py(markY)}h14M${px(markX)} ${py(markY) - 7}v14`}
            stroke={colour('ink')}
            strokeWidth={2}
          />
          {paperLabel.map((label) => (
            <text
              key={label.id}
              x={label.left}
              y={label.baseline}
              fontSize={fontSize}
              fontWeight={600}
              fill={colour('ink')}
              {...halo}
            >
              {label.text}
            </text>
          ))}
        </g>
      )}
      {linear.map((level, index) => (
        <text
          key={level}
          x={px(index)}
          y={top + plotHeight + fontSize + 5}
          fontSize={fontSize}
          textAnchor="middle"
          fill={colour('muted')}
        >
          {text.percent(level)}
        </text>
      ))}
      {attention.map((level, index) => (
        <text
          key={level}
          x={left - 7}
          y={py(index) + fontSize * 0.35}
          fontSize={fontSize}
          textAnchor="end"
          fill={colour('muted')}
        >
          {text.percent(level)}
        </text>
      ))}
      <text x={4} y={fontSize} fontSize={fontSize} fill={colour('muted')}>
        {text.t('map.y')}
      </text>
      <text
        x={left + plotWidth / 2}
        y={height - 6}
        fontSize={fontSize}
        textAnchor="middle"
        fill={colour('muted')}
      >
        {text.t('map.x')}
      </text>
    </svg>
  );
}

function levelsOf(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function place(row: Pick<SystematicRow, 'noiseLinear' | 'noiseAttention'>): string {
  return `${row.noiseLinear} ${row.noiseAttention}`;
}

/** Rise of perplexity over the point with the least error that has arrived, by place. */
function riseTable(rows: readonly SystematicRow[]): Map<string, number> {
  const quiet = [...rows].sort(
    (a, b) => a.noiseLinear + a.noiseAttention - (b.noiseLinear + b.noiseAttention),
  )[0];
  return new Map(rows.map((row) => [place(row), Math.expm1(row.loss - (quiet?.loss ?? row.loss))]));
}

/** Position of a level on an axis of evenly spaced levels; null outside. */
export function positionOf(value: number, levels: readonly number[]): number | null {
  for (let index = 1; index < levels.length; index += 1) {
    const low = levels[index - 1] ?? Number.NaN;
    const high = levels[index] ?? Number.NaN;
    if (value >= low && value <= high) return index - 1 + (value - low) / (high - low);
  }
  return null;
}

function contourPaths(
  linear: readonly number[],
  attention: readonly number[],
  riseAt: ReadonlyMap<string, number>,
  thresholds: readonly number[],
  px: (index: number) => number,
  py: (index: number) => number,
): { rise: number; path: string }[] {
  const columns = (linear.length - 1) * fine + 1;
  const lines = (attention.length - 1) * fine + 1;
  const at = (column: number, line: number) =>
    Math.log1p(riseAt.get(`${linear[column]} ${attention[line]}`) ?? 0);
  const values = Array.from({ length: columns * lines }, (_, index) => {
    const x = (index % columns) / fine;
    const y = Math.floor(index / columns) / fine;
    const [column, line] = [
      Math.min(Math.floor(x), linear.length - 2),
      Math.min(Math.floor(y), attention.length - 2),
    ];
    const [s, t] = [x - column, y - line];
    return (
      at(column, line) * (1 - s) * (1 - t) +
      at(column + 1, line) * s * (1 - t) +
      at(column, line + 1) * (1 - s) * t +
      at(column + 1, line + 1) * s * t
    );
  });
  const shapes = contours().size([columns, lines]).thresholds(thresholds.map(Math.log1p))(values);
  return shapes.map((shape, index) => ({
    rise: thresholds[index] ?? 0,
    path: shape.coordinates
      .flat()
      .map((ring) => {
        // d3-contour puts the value of a cell at its middle.
        const points = ring.map(([x = 0, y = 0]) => {
          const column = Math.min(Math.max((x - 0.5) / fine, 0), linear.length - 1);
          const line = Math.min(Math.max((y - 0.5) / fine, 0), attention.length - 1);
          return `${px(column).toFixed(1)} ${py(line).toFixed(1)}`;
        });
        return `M${points.join('L')}Z`;
      })
      .join(''),
  }));
}

function mapSentence(rows: readonly SystematicRow[], text: ChartText): string {
  const riseAt = riseTable(rows);
  const levels = levelsOf(rows.map((row) => row.noiseLinear)).filter((level) => level > 0);
  const worst = levels[levels.length - 1];
  const linear = rows.find((row) => row.noiseLinear === worst && row.noiseAttention === 0);
  const attention = rows.find((row) => row.noiseAttention === worst && row.noiseLinear === 0);
  if (worst === undefined || !linear || !attention) return text.t('map.sentenceEmpty');
  return text.t('map.sentence', {
    level: text.percent(worst),
    linear: text.percent(Number((riseAt.get(place(linear)) ?? 0).toPrecision(2))),
    attention: text.percent(Number((riseAt.get(place(attention)) ?? 0).toPrecision(2))),
  });
}

function mapTable(rows: readonly SystematicRow[], text: ChartText) {
  const riseAt = riseTable(rows);
  return {
    columns: [
      { key: 'noiseLinear', label: text.t('map.x'), unit: '' },
      { key: 'noiseAttention', label: text.t('map.y'), unit: '' },
      { key: 'perplexity', label: text.t('column.perplexity'), unit: '' },
      { key: 'rise', label: text.t('map.rise'), unit: '' },
      { key: 'loss', label: text.t('column.loss'), unit: 'nat' },
      { key: 'standardError', label: text.t('column.standardError'), unit: 'nat' },
    ],
    rows: [...rows]
      .sort((a, b) => a.noiseLinear - b.noiseLinear || a.noiseAttention - b.noiseAttention)
      .map((row) => ({
        noiseLinear: row.noiseLinear,
        noiseAttention: row.noiseAttention,
        perplexity: row.perplexity,
        rise: riseAt.get(place(row)) ?? null,
        loss: row.loss,
        standardError: row.standardError,
      })),
  };
}
