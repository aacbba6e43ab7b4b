import type { SystematicRow } from '../simulation/studyRows';
import { placeLabels } from './labelPlacement';
import { contourPaths, place, positionOf, riseTable } from './noiseLevels';
import { colour } from './palette';
import { halo } from './plot/drawing';
import { layoutLegend } from './plot/legendLayout';
import { usePlotFontSize } from './plot/projection';
import { SvgLegend } from './plot/SvgLegend';
import type { ChartText } from './text';
import { textWidth } from './textWidth';

/** Systematic error of the paper's machine (published simulation code). */
const measured = { noiseLinear: 0.021, noiseAttention: 0.0565 };
/** Rises of perplexity over the noiseless corner that get a contour. */
const rises = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
/** Without the legend. */
const plainHeight = 400;

interface MapPictureProps {
  rows: readonly SystematicRow[];
  linear: readonly number[];
  attention: readonly number[];
  isWhole: boolean;
  width: number;
  text: ChartText;
}

/** The map itself: contours, measured points with their rise, the paper's machine, axes. */
export function NoiseMapPicture({ rows, linear, attention, isWhole, width, text }: MapPictureProps) {
  const fontSize = usePlotFontSize(width);
  const riseAt = riseTable(rows);
  const shown = rises.filter((rise) => isWhole && rise < Math.max(...riseAt.values()));
  const left = fontSize * 4;
  const layout = layoutLegend(
    [
      { label: text.t('map.rise'), colour: 'optical', mark: 'disc' },
      ...(shown.length > 0
        ? [{ label: text.t('map.levels'), colour: 'digital', mark: 'line' } as const]
        : []),
    ],
    width - 8,
    fontSize,
  );
  const height = plainHeight + layout.height;
  const top = layout.height + fontSize + 14;
  const plotWidth = width - left - 20;
  const plotHeight = height - top - fontSize * 3.4;
  const columns = Math.max(linear.length - 1, 1);
  const lines = Math.max(attention.length - 1, 1);
  const px = (index: number) => left + (index / columns) * plotWidth;
  const py = (index: number) => top + plotHeight - (index / lines) * plotHeight;
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
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="presentation">
      <SvgLegend layout={layout} left={4} top={0} fontSize={fontSize} />
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
      <text x={4} y={layout.height + fontSize} fontSize={fontSize} fill={colour('muted')}>
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
