import { scaleLinear } from 'd3-scale';
import type { PrecisionRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { colour } from './palette';
import { layoutLegend } from './plot/legendLayout';
import { usePlotFontSize } from './plot/projection';
import { SvgLegend } from './plot/SvgLegend';
import type { StudyChartProps } from './studyChart';
import { drawableRows, orNothing } from './tableData';
import { type ChartText, useChartText } from './text';

interface PrecisionStepsProps extends StudyChartProps {
  rows: readonly PrecisionRow[];
}

const rowHeight = 34;
/** Differences beyond this, in nats, are drawn at the edge with an arrow, so that the small ones can be read. */
const mostShown = 0.3;

/** What fewer bits cost, against digital at 8 bits: a line for each precision, digital and optical beside each other. */
export function PrecisionSteps({ rows, status }: PrecisionStepsProps) {
  const text = useChartText();
  return (
    <ChartFrame
      name="precision"
      title={text.t('precision.title')}
      sentence={precisionSentence(rows, text)}
      data={precisionTable(rows, text)}
      subject="simulation"
      status={status}
    >
      {(width) => (
        <PrecisionPicture
          rows={drawableRows(rows, ['standardError', 'minusDigitalStandardError'])}
          width={width}
          text={text}
        />
      )}
    </ChartFrame>
  );
}

function lineKey(row: PrecisionRow): string {
  return `${row.inputBits} ${row.outputBits}`;
}

function bitsText(row: PrecisionRow, text: ChartText): string {
  return row.outputBits === 0
    ? text.t('precision.input', { bits: row.inputBits })
    : text.t('precision.inputOutput', { bits: row.inputBits, output: row.outputBits });
}

function PrecisionPicture({
  rows,
  width,
  text,
}: {
  rows: readonly PrecisionRow[];
  width: number;
  text: ChartText;
}) {
  const fontSize = usePlotFontSize(width);
  const legend = layoutLegend(
    [
      { label: text.t('legend.digital'), colour: 'digital', mark: 'diamond' },
      { label: text.t('legend.optical'), colour: 'optical', mark: 'measured' },
    ],
    width,
    fontSize,
  );
  const lines = [...new Map(rows.map((row) => [lineKey(row), row])).values()];
  const left = fontSize * 10;
  const top = legend.height + 8;
  const base = top + Math.max(1, lines.length) * rowHeight;
  const clipped = (value: number) => Math.min(value, mostShown);
  const values = rows.map((row) => clipped(row.minusDigital));
  const x = scaleLinear(
    [Math.min(0, ...values) - 0.01, Math.max(0.05, ...values) + 0.01],
    [left, width - 16],
  );
  return (
    <svg width={width} height={base + fontSize * 2 + 20} role="presentation">
      <SvgLegend layout={legend} left={0} top={0} fontSize={fontSize} />
      {x.ticks(width < 480 ? 3 : 6).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top} y2={base} stroke={colour(tick === 0 ? 'muted' : 'grid')} />
          <text
            x={x(tick)}
            y={base + fontSize + 3}
            fontSize={fontSize}
            textAnchor="middle"
            fill={colour('muted')}
          >
            {text.number(tick)}
          </text>
        </g>
      ))}
      {lines.map((line, index) => (
        <text
          key={lineKey(line)}
          x={0}
          y={top + (index + 0.5) * rowHeight + fontSize * 0.35}
          fontSize={fontSize}
          fill={colour('ink')}
        >
          {bitsText(line, text)}
        </text>
      ))}
      {rows.map((row) => {
        const line = lines.findIndex((candidate) => lineKey(candidate) === lineKey(row));
        const y = top + (line + 0.5) * rowHeight + (row.mode === 'digital' ? -8 : 8);
        const isBeyond = row.minusDigital > mostShown;
        const at = x(clipped(row.minusDigital));
        // One window of text has no standard error.
        const half =
          x(Number.isFinite(row.minusDigitalStandardError) ? row.minusDigitalStandardError : 0) - x(0);
        return (
          <g
            key={`${row.mode} ${lineKey(row)}`}
            stroke={colour(row.mode)}
            fill={colour(row.mode)}
            strokeWidth={1.5}
          >
            {!isBeyond && <line x1={at - half} x2={at + half} y1={y} y2={y} />}
            {row.mode === 'digital' ? (
              <path
                d={`M${at} ${y - 4.5}L${at + 4.5} ${y}L${at} ${y + 4.5}L${at - 4.5} ${y}Z`}
                fill={colour('surface')}
              />
            ) : (
              <circle cx={at} cy={y} r={4} />
            )}
            {isBeyond && (
              <text
                x={at - 8}
                y={y + fontSize * 0.35}
                fontSize={fontSize - 1}
                textAnchor="end"
                stroke="none"
                fill={colour('ink')}
              >
                {text.number(row.minusDigital)} →
              </text>
            )}
          </g>
        );
      })}
      <text
        x={(left + width) / 2}
        y={base + fontSize * 2 + 12}
        fontSize={fontSize}
        textAnchor="middle"
        fill={colour('muted')}
      >
        {text.t('precision.x')}
      </text>
    </svg>
  );
}

/** The fewest input bits at which light stays within 1 % of digital at 8 bits. */
function precisionSentence(rows: readonly PrecisionRow[], text: ChartText): string {
  const plain = rows.filter((row) => row.mode === 'optical' && row.outputBits === 0);
  const enough = plain
    .filter((row) => row.minusDigital <= Math.log(1.01))
    .sort((a, b) => a.inputBits - b.inputBits);
  const fewest = enough[0];
  if (plain.length === 0) return text.t('precision.sentenceEmpty');
  if (!fewest) return text.t('precision.sentenceNone');
  return text.t('precision.sentence', {
    bits: fewest.inputBits,
    percent: text.percent(Number(Math.expm1(fewest.minusDigital).toPrecision(2))),
  });
}

function precisionTable(rows: readonly PrecisionRow[], text: ChartText) {
  return {
    columns: [
      { key: 'mode', label: text.t('column.model'), unit: '' },
      { key: 'inputBits', label: text.t('precision.inputBits'), unit: 'bits' },
      { key: 'weightBits', label: text.t('precision.weightBits'), unit: 'bits' },
      { key: 'outputBits', label: text.t('precision.outputBits'), unit: 'bits' },
      { key: 'loss', label: text.t('column.loss'), unit: 'nat' },
      { key: 'standardError', label: text.t('column.standardError'), unit: 'nat' },
      { key: 'minusDigital', label: text.t('column.minusDigital', { bits: 8 }), unit: 'nat' },
      { key: 'minusDigitalStandardError', label: text.t('column.minusDigitalStandardError'), unit: 'nat' },
    ],
    rows: rows.map((row) => ({
      mode: text.t(`legend.${row.mode}`),
      inputBits: row.inputBits,
      weightBits: row.weightBits,
      outputBits: row.outputBits === 0 ? text.t('precision.notRounded') : row.outputBits,
      loss: row.loss,
      standardError: orNothing(row.standardError),
      minusDigital: row.minusDigital,
      minusDigitalStandardError: orNothing(row.minusDigitalStandardError),
    })),
  };
}
