import type { SignalRow } from '../simulation/studyRows';
import type { OperationName } from '../simulation/types';
import { ChartFrame } from './ChartFrame';
import { colour } from './palette';
import { usePlotFontSize } from './plot/projection';
import type { StudyChartProps } from './studyChart';
import { drawableRows } from './tableData';
import { type ChartText, useChartText } from './text';
import { textWidth } from './textWidth';

interface SignalToNoiseProps extends StudyChartProps {
  rows: readonly SignalRow[];
}

const order: readonly OperationName[] = ['q', 'k', 'v', 'qk', 'av', 'o', 'up', 'down'];
const rowHeight = 34;

/** Signal-to-noise ratio of every product: a line for each operation, a column for each layer. */
export function SignalToNoise({ rows, status }: SignalToNoiseProps) {
  const text = useChartText();
  return (
    <ChartFrame
      name="signal-to-noise"
      title={text.t('signal.title')}
      sentence={signalSentence(rows, text)}
      data={signalTable(rows, text)}
      subject="simulation"
      status={status}
    >
      {(width) => <SignalPicture rows={drawable(rows)} width={width} text={text} />}
    </ChartFrame>
  );
}

/** Without noise the ratio has no end, which can be said; anything else that is not finite cannot. */
const drawable = (rows: readonly SignalRow[]) =>
  drawableRows(rows, ['signalToNoise', 'decibels', 'standardError']).filter(
    (row) => row.decibels > Number.NEGATIVE_INFINITY,
  );

function SignalPicture({
  rows,
  width,
  text,
}: {
  rows: readonly SignalRow[];
  width: number;
  text: ChartText;
}) {
  const fontSize = usePlotFontSize(width);
  const layers = [...new Set(rows.map((row) => row.layer))].sort((a, b) => a - b);
  const names = order.filter((operation) => rows.some((row) => row.operation === operation));
  const left = Math.max(60, ...names.map((name) => textWidth(text.t(`product.${name}`), fontSize))) + 12;
  const top = fontSize + 14;
  const cell = (width - left - 4) / Math.max(1, layers.length);
  const most = Math.max(1, ...rows.map((row) => (Number.isFinite(row.decibels) ? row.decibels : 0)));
  return (
    <svg width={width} height={top + Math.max(1, names.length) * rowHeight + 8} role="presentation">
      {layers.map((layer, column) => (
        <text
          key={layer}
          x={left + (column + 0.5) * cell}
          y={fontSize}
          fontSize={fontSize}
          textAnchor="middle"
          fill={colour('muted')}
        >
          {text.t('errors.layer', { layer: layer + 1 })}
        </text>
      ))}
      {names.map((name, line) => (
        <text
          key={name}
          x={0}
          y={top + (line + 0.5) * rowHeight + fontSize * 0.35}
          fontSize={fontSize}
          fill={colour('ink')}
        >
          {text.t(`product.${name}`)}
        </text>
      ))}
      {rows.map((row) => {
        const x = left + layers.indexOf(row.layer) * cell;
        const y = top + names.indexOf(row.operation) * rowHeight;
        const share = Math.min(Math.max(row.decibels / most, 0), 1);
        return (
          <g key={`${row.layer} ${row.operation}`}>
            <rect x={x + 2} y={y + 6} width={cell - 4} height={rowHeight - 12} rx={4} fill={colour('grid')} />
            <rect
              x={x + 2}
              y={y + 6}
              width={(cell - 4) * share}
              height={rowHeight - 12}
              rx={4}
              fill={colour('load')}
              fillOpacity={0.75}
            />
            <text
              x={x + cell / 2}
              y={y + rowHeight / 2 + fontSize * 0.35}
              fontSize={fontSize}
              textAnchor="middle"
              fill={colour('ink')}
            >
              {decibels(row, text)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function decibels(row: SignalRow, text: ChartText): string {
  return row.decibels === Number.POSITIVE_INFINITY ? '∞' : `${text.number(row.decibels)} dB`;
}

function signalSentence(rows: readonly SignalRow[], text: ChartText): string {
  const finite = rows.filter((row) => Number.isFinite(row.decibels));
  const ordered = [...finite].sort((a, b) => a.decibels - b.decibels);
  const worst = ordered[0];
  const best = ordered[ordered.length - 1];
  if (!worst || !best) return text.t('signal.sentenceEmpty');
  const name = (row: SignalRow) =>
    text.t('signal.place', { operation: text.t(`product.${row.operation}`), layer: row.layer + 1 });
  return text.t('signal.sentence', {
    worst: name(worst),
    low: decibels(worst, text),
    best: name(best),
    high: decibels(best, text),
  });
}

/** Without noise the ratio has no end: a word, and no number that went wrong. */
const endless = (value: number) => (value === Number.POSITIVE_INFINITY ? '∞' : value);

function signalTable(rows: readonly SignalRow[], text: ChartText) {
  return {
    columns: [
      { key: 'layer', label: text.t('errors.layerColumn'), unit: '' },
      { key: 'operation', label: text.t('column.operation'), unit: '' },
      { key: 'ratio', label: text.t('signal.ratio'), unit: '' },
      { key: 'decibels', label: text.t('signal.title'), unit: 'dB' },
      { key: 'standardError', label: text.t('signal.standardError'), unit: 'dB' },
      { key: 'samples', label: text.t('errors.samples'), unit: '' },
    ],
    rows: rows.map((row) => ({
      layer: row.layer + 1,
      operation: text.t(`product.${row.operation}`),
      ratio: endless(row.signalToNoise),
      decibels: endless(row.decibels),
      standardError: row.standardError,
      samples: row.samples,
    })),
  };
}
