import type { ScalingFitRow, ScalingRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { toLogSafe } from './logSafe';
import { PlotErrorBars, PlotPath } from './plot/drawing';
import type { LegendMark } from './plot/legendLayout';
import { diamondMark, dotMark, type MarkProps, measuredMark, paperMark } from './plot/marks';
import { PlotLabels } from './plot/PlotLabels';
import { PlotMarks } from './plot/PlotMarks';
import type { DataPoint } from './plot/plotSpace';
import { XyPlot } from './plot/XyPlot';
import type { StudyChartProps } from './studyChart';
import { drawableRows, orNothing } from './tableData';
import { type ChartText, useChartText } from './text';
import { paddedLogDomain } from './ticks';

interface ScalingLawProps extends StudyChartProps {
  rows: readonly (ScalingRow | ScalingFitRow)[];
}

interface ScalingMark extends DataPoint {
  low: number;
  high: number;
  row: ScalingRow;
}

/** Mark and dash of each width in turn: the hue says optical, the shape says which. */
const styles: readonly {
  shape: (props: MarkProps) => React.ReactElement;
  mark: LegendMark;
  dash?: string;
}[] = [
  { shape: measuredMark, mark: 'measured' },
  { shape: diamondMark, mark: 'diamond', dash: '6 3' },
  { shape: dotMark, mark: 'dot', dash: '2 3' },
  { shape: paperMark, mark: 'faint', dash: '8 3 2 3' },
];

/** Change of perplexity from 10⁴ photons per MAC, against photons, for every width, with the fitted law. */
export function ScalingLaw({ rows, status }: ScalingLawProps) {
  const text = useChartText();
  const all = rows.filter((row): row is ScalingRow => row.kind === 'scaling');
  const points = drawableRows(all, ['standardError', 'minusDigitalStandardError', 'changeStandardError']);
  const fits = rows.filter((row): row is ScalingFitRow => row.kind === 'scalingFit');
  const { rows: safe } = toLogSafe(points, ['change']);
  const widths = [...new Set(points.map((row) => row.width))].sort((a, b) => a - b);
  const marks = safe
    .filter((row) => row.change !== null)
    .map((row): ScalingMark => {
      const floor = row.change / 10;
      return {
        x: row.photonsPerMac,
        y: row.change,
        low: Math.max(row.change - row.changeStandardError, floor),
        high: row.change + row.changeStandardError,
        row,
      };
    });
  const x = paddedLogDomain(points.length > 0 ? points.map((row) => row.photonsPerMac) : [1, 10_000]);
  const y = paddedLogDomain(marks.length > 0 ? marks.map((mark) => mark.y) : [1e-4, 10]);
  return (
    <ChartFrame
      name="scaling-law"
      title={text.t('scaling.title')}
      sentence={scalingSentence(fits, points.length > 0, text)}
      data={scalingTable(rows, text)}
      omitted={toLogSafe(all, ['change']).omitted}
      subject="simulation"
      status={status}
    >
      {(width) => (
        <XyPlot<ScalingMark>
          width={width}
          height={380}
          x={{ label: text.t('photons.x'), domain: x, format: (tick) => text.number(tick) }}
          y={{ label: text.t('scaling.y'), domain: y, format: (tick) => text.percent(tick) }}
          legend={widths.map((value, index) => ({
            label: text.t('scaling.width', { width: value }),
            colour: 'optical',
            mark: styles[index % styles.length]?.mark ?? 'dot',
          }))}
          explain={({ row }) => ({
            heading: `${row.checkpoint}, ${text.number(row.photonsPerMac)} ${text.t('column.photonsPerMac')}`,
            lines: [
              {
                label: text.t('scaling.change'),
                value: `${row.isUpperLimit ? '≤ ' : ''}${text.percent(row.change)} ± ${text.percent(row.changeStandardError)}`,
              },
              { label: text.t('column.perplexity'), value: text.number(row.perplexity) },
            ],
          })}
        >
          {widths.map((value, index) => {
            const style = styles[index % styles.length];
            const own = marks.filter((mark) => mark.row.width === value);
            const fit = fits.find((row) => row.width === value);
            return [
              <PlotPath
                key={`law ${value}`}
                points={fit ? lawPoints(fit, x) : own}
                stroke="optical"
                dash={style?.dash}
                opacity={0.75}
                strokeWidth={1.5}
              />,
              <PlotErrorBars key={`bars ${value}`} bars={own} stroke="optical" opacity={0.6} />,
              <PlotMarks key={`marks ${value}`} data={own} shape={style?.shape ?? dotMark} />,
            ];
          })}
          <PlotLabels
            labels={marks
              .filter((mark) => mark.row.isUpperLimit)
              .map((mark) => ({ id: `${mark.row.checkpoint} ${mark.x}`, text: '≤', x: mark.x, y: mark.y }))}
            marks={marks}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}

/** The fitted law A·N^(−α)·exp(−N/N₀) over the range of the axis. */
function lawPoints(fit: ScalingFitRow, [low, high]: readonly [number, number]): DataPoint[] {
  const steps = 60;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = low * (high / low) ** (step / steps);
    return {
      x,
      y: fit.amplitude * x ** -fit.exponent * (fit.cutoff === null ? 1 : Math.exp(-x / fit.cutoff)),
    };
  });
}

function scalingSentence(fits: readonly ScalingFitRow[], hasPoints: boolean, text: ChartText): string {
  if (fits.length === 0) return text.t(hasPoints ? 'scaling.sentenceNoFit' : 'scaling.sentenceEmpty');
  const parts = fits.map((fit) =>
    text.t('scaling.part', {
      width: text.number(fit.width),
      exponent: text.number(fit.exponent),
      low: text.number(fit.exponentLow),
      high: text.number(fit.exponentHigh),
    }),
  );
  return text.t('scaling.sentence', { parts: parts.join('; ') });
}

function scalingTable(rows: readonly (ScalingRow | ScalingFitRow)[], text: ChartText) {
  return {
    columns: [
      { key: 'checkpoint', label: text.t('column.model'), unit: '' },
      { key: 'width', label: text.t('column.width'), unit: '' },
      { key: 'photonsPerMac', label: text.t('column.photonsPerMac'), unit: '' },
      { key: 'totalPhotons', label: text.t('scaling.totalPhotons'), unit: '' },
      { key: 'perplexity', label: text.t('column.perplexity'), unit: '' },
      { key: 'change', label: text.t('scaling.change'), unit: '' },
      { key: 'changeStandardError', label: text.t('column.standardError'), unit: '' },
      { key: 'limit', label: text.t('scaling.limit'), unit: '' },
      { key: 'exponent', label: text.t('need.exponent'), unit: '' },
    ],
    rows: rows.map((row) =>
      row.kind === 'scaling'
        ? {
            checkpoint: row.checkpoint,
            width: row.width,
            photonsPerMac: row.photonsPerMac,
            totalPhotons: row.totalPhotons,
            perplexity: row.perplexity,
            change: row.change,
            changeStandardError: orNothing(row.changeStandardError),
            limit: row.isUpperLimit ? text.t('scaling.upperLimit') : null,
          }
        : { checkpoint: row.checkpoint, width: row.width, exponent: row.exponent },
    ),
  };
}
