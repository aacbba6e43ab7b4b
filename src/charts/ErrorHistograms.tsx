import type { ErrorsRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { colour } from './palette';
import { usePlotFontSize } from './plot/projection';
import type { StudyChartProps } from './studyChart';
import { drawableRows } from './tableData';
import { type ChartText, useChartText } from './text';

interface ErrorHistogramsProps extends StudyChartProps {
  rows: readonly ErrorsRow[];
}

const panelHeight = 170;

/** Errors of sampled dot products, one panel for each operation and layer, with the Gaussian of the same moments. */
export function ErrorHistograms({ rows, status }: ErrorHistogramsProps) {
  const text = useChartText();
  const ordered = [...rows].sort((a, b) => a.operation.localeCompare(b.operation) || a.layer - b.layer);
  return (
    <ChartFrame
      name="dot-product-errors"
      title={text.t('errors.title')}
      sentence={errorsSentence(ordered, text)}
      data={errorsTable(ordered, text)}
      subject="simulation"
      status={status}
    >
      {(width) => <Panels rows={drawableRows(ordered)} width={width} text={text} />}
    </ChartFrame>
  );
}

/** The panels side by side where there is room for two. */
function Panels({ rows, width, text }: { rows: readonly ErrorsRow[]; width: number; text: ChartText }) {
  const fontSize = usePlotFontSize(width);
  const columns = width >= 480 ? 2 : 1;
  const panelWidth = width / columns;
  const height = Math.max(1, Math.ceil(rows.length / columns)) * panelHeight + fontSize + 14;
  return (
    <svg width={width} height={height} role="presentation">
      {rows.map((row, index) => (
        <g
          key={`${row.layer} ${row.operation}`}
          transform={`translate(${(index % columns) * panelWidth} ${Math.floor(index / columns) * panelHeight})`}
        >
          <Panel row={row} width={panelWidth - 16} fontSize={fontSize} text={text} />
        </g>
      ))}
      <text x={width / 2} y={height - 4} fontSize={fontSize} textAnchor="middle" fill={colour('muted')}>
        {text.t('errors.x')}
      </text>
    </svg>
  );
}

interface PanelProps {
  row: ErrorsRow;
  width: number;
  fontSize: number;
  text: ChartText;
}

function Panel({ row, width, fontSize, text }: PanelProps) {
  const top = fontSize + 12;
  const base = panelHeight - fontSize - 16;
  const binWidth = (row.to - row.from) / row.counts.length;
  // The Gaussian with mean and deviation of the sample, in counts per bin.
  const peak = (row.samples * binWidth) / (row.standardDeviation * Math.sqrt(2 * Math.PI));
  const most = Math.max(...row.counts, peak);
  const x = (error: number) => ((error - row.from) / (row.to - row.from)) * width;
  const y = (count: number) => base - (count / most) * (base - top);
  const curve = Array.from({ length: 81 }, (_, step) => {
    const error = row.from + ((row.to - row.from) * step) / 80;
    const z = (error - row.mean) / row.standardDeviation;
    return `${x(error).toFixed(1)} ${y(peak * Math.exp(-(z * z) / 2)).toFixed(1)}`;
  });
  return (
    <g>
      <text x={0} y={fontSize} fontSize={fontSize} fontWeight={600} fill={colour('ink')}>
        {panelName(row, text)}
      </text>
      {row.counts.map((count, bin) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          key={bin}
          x={(bin * width) / row.counts.length}
          y={y(count)}
          width={width / row.counts.length - 0.5}
          height={base - y(count)}
          fill={colour('load')}
        />
      ))}
      <path
        d={`M${curve.join('L')}`}
        fill="none"
        stroke={colour('ink')}
        strokeWidth={1.5}
        strokeDasharray="5 3"
      />
      <line x1={0} x2={width} y1={base} y2={base} stroke={colour('muted')} />
      {[-3, 0, 3].map((z) => {
        const error = row.mean + z * row.standardDeviation;
        return (
          <text
            key={z}
            x={x(error)}
            y={base + fontSize + 3}
            fontSize={fontSize - 1}
            textAnchor="middle"
            fill={colour('muted')}
          >
            {text.percent(Number(error.toPrecision(2)))}
          </text>
        );
      })}
      <text x={width} y={fontSize} fontSize={fontSize - 1} textAnchor="end" fill={colour('muted')}>
        σ {text.percent(Number(row.standardDeviation.toPrecision(3)))}
      </text>
    </g>
  );
}

function panelName(row: ErrorsRow, text: ChartText): string {
  return `${text.t(`product.${row.operation}`)}, ${text.t('errors.layer', { layer: row.layer + 1 })}`;
}

function errorsSentence(rows: readonly ErrorsRow[], text: ChartText): string {
  if (rows.length === 0) return text.t('errors.sentenceEmpty');
  const deviations = rows.map((row) => row.standardDeviation);
  const kurtosis = Math.max(...rows.map((row) => Math.abs(row.excessKurtosis)));
  return text.t('errors.sentence', {
    low: text.percent(Number(Math.min(...deviations).toPrecision(2))),
    high: text.percent(Number(Math.max(...deviations).toPrecision(2))),
    kurtosis: text.number(kurtosis, 2),
  });
}

function errorsTable(rows: readonly ErrorsRow[], text: ChartText) {
  return {
    columns: [
      { key: 'operation', label: text.t('column.operation'), unit: '' },
      { key: 'layer', label: text.t('errors.layerColumn'), unit: '' },
      { key: 'samples', label: text.t('errors.samples'), unit: '' },
      { key: 'mean', label: text.t('errors.mean'), unit: '' },
      { key: 'deviation', label: text.t('errors.deviation'), unit: '' },
      { key: 'deviationError', label: text.t('errors.deviationError'), unit: '' },
      { key: 'kurtosis', label: text.t('errors.kurtosis'), unit: '' },
      { key: 'from', label: text.t('errors.from'), unit: '' },
      { key: 'to', label: text.t('errors.to'), unit: '' },
      { key: 'counts', label: text.t('errors.counts'), unit: '' },
    ],
    rows: rows.map((row) => ({
      operation: text.t(`product.${row.operation}`),
      layer: row.layer + 1,
      samples: row.samples,
      mean: row.mean,
      deviation: row.standardDeviation,
      deviationError: row.standardDeviationError,
      kurtosis: row.excessKurtosis,
      from: row.from,
      to: row.to,
      counts: row.counts.join(' '),
    })),
  };
}
