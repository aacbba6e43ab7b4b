import type { NeedFitRow, NeedReading, NeedRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { PlotErrorBars, PlotGuide } from './plot/drawing';
import { diamondMark, measuredMark, paperMark } from './plot/marks';
import { PlotLabels } from './plot/PlotLabels';
import { PlotMarks } from './plot/PlotMarks';
import { XyPlot } from './plot/XyPlot';
import type { StudyChartProps } from './studyChart';
import { type ChartText, useChartText } from './text';
import { paddedLogDomain } from './ticks';

/** The two needs that the paper prints (App. H): photons per MAC at which 8-bit perplexity is reached. */
const paperNeeds = [
  { width: 192, photonsPerMac: 340 },
  { width: 384, photonsPerMac: 170 },
];

interface NeedVersusWidthProps extends StudyChartProps {
  rows: readonly (NeedRow | NeedFitRow)[];
}

type NeedMark = { x: number; y: number; low: number; high: number; heading: string };

/** Photons that light needs to read as well as digital, against width; intervals where they are closed. */
export function NeedVersusWidth({ rows, status }: NeedVersusWidthProps) {
  const text = useChartText();
  const needs = rows.filter((row): row is NeedRow => row.kind === 'need');
  const within = marksOf(needs, 'withinOnePercent', text);
  const crossing = marksOf(needs, 'crossing', text);
  const open = needs.flatMap(({ reading, width, photonsPerMac, low, high }) =>
    reading === 'withinOnePercent' && photonsPerMac === null && low !== null && high !== null
      ? [{ x: width, low, high }]
      : [],
  );
  const paper = paperNeeds.map(({ width, photonsPerMac }) => ({
    x: width,
    y: photonsPerMac,
    low: photonsPerMac,
    high: photonsPerMac,
    heading: text.t('need.paper'),
  }));
  const marks = [...within, ...crossing, ...paper];
  const bars = [...marks, ...open];
  const x = paddedLogDomain(
    bars.map((bar) => bar.x),
    0.15,
  );
  const y = paddedLogDomain(
    bars.flatMap((bar) => [bar.low, bar.high]),
    0.15,
  );
  const anchor = within[0] ?? paper[0];
  const inverse = anchor ? x.map((at) => ({ x: at, y: (anchor.y * anchor.x) / at })) : [];
  const [from, to] = inverse;
  const fitted = fittedLine(withinOnePercentFit(rows), within, x);
  return (
    <ChartFrame
      name="need-versus-width"
      title={text.t('need.title')}
      sentence={needSentence(rows, text)}
      data={needTable(rows, text)}
      subject="simulation"
      status={status}
    >
      {(width) => (
        <XyPlot<NeedMark>
          width={width}
          height={380}
          x={{ label: text.t('perMac.x'), domain: x, format: (tick) => text.number(tick) }}
          y={{ label: text.t('need.y'), domain: y, format: (tick) => text.number(tick) }}
          legend={[
            { label: text.t('need.withinOnePercent'), colour: 'optical', mark: 'measured' },
            { label: text.t('need.crossing'), colour: 'optical', mark: 'diamond' },
            { label: text.t('need.paper'), colour: 'muted', mark: 'faint' },
            { label: text.t('legend.inverseWidth'), colour: 'muted', mark: 'dash' },
            ...(fitted ? [{ label: text.t('need.fit'), colour: 'optical', mark: 'line' } as const] : []),
          ]}
          explain={(mark) => ({
            heading: mark.heading,
            lines: [
              { label: text.t('column.width'), value: text.number(mark.x) },
              { label: text.t('column.photonsPerMac'), value: text.number(mark.y) },
              { label: text.t('need.perDot'), value: text.number(Math.round(mark.x * mark.y)) },
            ],
          })}
        >
          {from && to && <PlotGuide from={from} to={to} stroke="muted" dash="5 3" />}
          {fitted && <PlotGuide {...fitted} stroke="optical" />}
          <PlotErrorBars bars={open} stroke="optical" opacity={0.45} />
          <PlotErrorBars bars={within} stroke="optical" />
          <PlotErrorBars bars={crossing} stroke="optical" opacity={0.6} />
          <PlotMarks data={paper} shape={paperMark} />
          <PlotMarks data={crossing} shape={diamondMark} />
          <PlotMarks data={within} shape={measuredMark} />
          <PlotLabels
            labels={marks.map((mark, index) => ({
              id: String(index),
              text: text.number(mark.y),
              x: mark.x,
              y: mark.y,
            }))}
            marks={marks}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}

function marksOf(needs: readonly NeedRow[], reading: NeedReading, text: ChartText): NeedMark[] {
  return needs.flatMap((need) =>
    need.reading === reading && need.photonsPerMac !== null
      ? [
          {
            x: need.width,
            y: need.photonsPerMac,
            low: need.low ?? need.photonsPerMac,
            high: need.high ?? need.photonsPerMac,
            heading: `${need.checkpoint}: ${text.t(`need.${reading}`)}`,
          },
        ]
      : [],
  );
}

const withinOnePercentFit = (rows: readonly (NeedRow | NeedFitRow)[]): NeedFitRow | undefined =>
  rows.find((row): row is NeedFitRow => row.kind === 'needFit' && row.reading === 'withinOnePercent');

/** The least-squares line of the logarithms: it has the fitted exponent and goes through the mean of the marks. */
function fittedLine(fit: NeedFitRow | undefined, marks: readonly NeedMark[], x: readonly number[]) {
  const [first, last] = [x[0], x.at(-1)];
  if (!fit || marks.length === 0 || first === undefined || last === undefined) return null;
  const mean = (of: (mark: NeedMark) => number) =>
    marks.reduce((sum, mark) => sum + Math.log(of(mark)), 0) / marks.length;
  const [across, up] = [mean((mark) => mark.x), mean((mark) => mark.y)];
  const at = (width: number) => ({ x: width, y: Math.exp(up + fit.exponent * (Math.log(width) - across)) });
  return { from: at(first), to: at(last) };
}

/** The fitted exponent with its interval, or what is known before it. */
export function needSentence(rows: readonly (NeedRow | NeedFitRow)[], text: ChartText): string {
  const fit = withinOnePercentFit(rows);
  if (fit) {
    return text.t('need.sentenceFit', {
      exponent: text.number(fit.exponent),
      low: text.number(fit.low),
      high: text.number(fit.high),
      count: fit.widths.length,
      freedom: fit.degreesOfFreedom,
      scatter:
        fit.scatterLow === null || fit.scatterHigh === null
          ? text.t('need.noScatter')
          : text.t('need.scatter', { low: text.number(fit.scatterLow), high: text.number(fit.scatterHigh) }),
    });
  }
  const first = rows.find(
    (row): row is NeedRow =>
      row.kind === 'need' && row.reading === 'withinOnePercent' && row.photonsPerMac !== null,
  );
  if (!first) return text.t(rows.length > 0 ? 'need.sentenceUnresolved' : 'need.sentenceEmpty');
  return text.t('need.sentenceOne', {
    width: text.number(first.width),
    photons: text.number(first.photonsPerMac ?? Number.NaN),
    low: first.low === null ? '?' : text.number(first.low),
    high: first.high === null ? '?' : text.number(first.high),
    dot: text.number(first.photonsPerDot ?? Number.NaN),
  });
}

function needTable(rows: readonly (NeedRow | NeedFitRow)[], text: ChartText) {
  return {
    columns: [
      { key: 'source', label: text.t('column.source'), unit: '' },
      { key: 'reading', label: text.t('need.reading'), unit: '' },
      { key: 'width', label: text.t('column.width'), unit: '' },
      { key: 'photonsPerMac', label: text.t('column.photonsPerMac'), unit: '' },
      { key: 'low', label: text.t('need.low'), unit: '' },
      { key: 'high', label: text.t('need.high'), unit: '' },
      { key: 'photonsPerDot', label: text.t('need.perDot'), unit: '' },
      { key: 'tokens', label: text.t('need.tokens'), unit: '' },
      { key: 'exponent', label: text.t('need.exponent'), unit: '' },
      { key: 'scatterLow', label: text.t('need.scatterLow'), unit: '' },
      { key: 'scatterHigh', label: text.t('need.scatterHigh'), unit: '' },
    ],
    rows: [
      ...rows.map((row) => {
        const reading = text.t(`need.${row.reading}`);
        if (row.kind === 'needFit') {
          return {
            source: text.t('need.fit'),
            reading,
            exponent: row.exponent,
            low: row.low,
            high: row.high,
            scatterLow: row.scatterLow,
            scatterHigh: row.scatterHigh,
          };
        }
        const { checkpoint: source, width, photonsPerMac, low, high, photonsPerDot, tokens } = row;
        return { source, reading, width, photonsPerMac, low, high, photonsPerDot, tokens };
      }),
      ...paperNeeds.map(({ width, photonsPerMac }) => ({
        source: text.t('need.paper'),
        reading: text.t('need.crossing'),
        width,
        photonsPerMac,
        photonsPerDot: width * photonsPerMac,
      })),
    ],
  };
}
