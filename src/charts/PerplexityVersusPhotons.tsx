import type { ReactNode } from 'react';
import { ChartFrame } from './ChartFrame';
import { toLogSafe } from './logSafe';
import { PlotErrorBars, PlotGuide, PlotPath } from './plot/drawing';
import { currentMark, measuredMark, referenceMark } from './plot/marks';
import { PlotLabels } from './plot/PlotLabels';
import { PlotMarks } from './plot/PlotMarks';
import { XyPlot } from './plot/XyPlot';
import { photonsSentence } from './sentences';
import { orNothing } from './tableData';
import { type ChartText, useChartText } from './text';
import { paddedLogDomain } from './ticks';

/** Loss of the optical model at one photon budget, in nats per token. */
export interface PhotonPoint {
  photonsPerMac: number;
  loss: number;
  standardError: number;
  /** Paired difference to the digital model on the same text. */
  minusDigital?: number;
  minusDigitalStandardError?: number;
  windows?: number;
  seeds?: number;
}

/** Loss of a digital model, in nats per token. */
export interface DigitalLoss {
  loss: number;
  standardError: number;
}

export interface PhotonsBaseline {
  digital: DigitalLoss & { bits: number };
  digitalFloat: DigitalLoss;
}

export interface PerplexityVersusPhotonsProps {
  /** Measured on this device so far, in any order. */
  points: readonly PhotonPoint[];
  /** Null until the digital runs have arrived. */
  baseline: PhotonsBaseline | null;
  /** Computed offline and shipped with the checkpoint; drawn faintly. */
  reference: readonly PhotonPoint[];
  /** The photon budget that the reader has chosen. */
  chosenPhotons: number;
  /** The live number, at the budget it was computed for. */
  live?: PhotonPoint | null;
  /** Progress and stop. */
  status?: ReactNode;
}

const height = 400;
/** Photon budgets that the axis always spans, so that it stands still while points arrive. */
const usualRange: [number, number] = [10, 10_000];

/** Perplexity of the optical model against photons per MAC, both logarithmic; digital as dashed lines. */
export function PerplexityVersusPhotons(props: PerplexityVersusPhotonsProps) {
  const { points, baseline, reference, chosenPhotons, live, status } = props;
  const text = useChartText();
  const measured = marksOf(points, 'here');
  const offline = marksOf(reference, 'reference');
  const [liveMark] = marksOf(live ? [live] : [], 'live');
  const marks = [...offline, ...measured, ...(liveMark ? [liveMark] : [])];
  const x = paddedLogDomain([...usualRange, chosenPhotons, ...marks.map((mark) => mark.x)], 0.03);
  const lines = baseline
    ? [
        {
          name: text.t('legend.digitalBits', { bits: baseline.digital.bits }),
          y: Math.exp(baseline.digital.loss),
          dash: '6 4',
        },
        { name: text.t('legend.digitalFloat'), y: Math.exp(baseline.digitalFloat.loss), dash: '2 3' },
      ]
    : [];
  const values = [...marks.flatMap((mark) => [mark.low, mark.high]), ...lines.map((line) => line.y)];
  // At least a factor of two, so that small differences look small and the axis stands still at first.
  const y = paddedLogDomain([...values, 1.6 * Math.min(...values)].filter(Number.isFinite), 0.12);
  const atChosen = liveMark ?? measured.find((mark) => mark.x === chosenPhotons);
  return (
    <ChartFrame
      name="perplexity-versus-photons"
      title={text.t('photons.title')}
      sentence={photonsSentence(points, live ?? null, baseline, text)}
      data={photonsTable(props, text)}
      omitted={toLogSafe([...points, ...reference], ['photonsPerMac']).omitted}
      status={status}
      subject="simulation"
    >
      {(width) => (
        <XyPlot<PhotonMark>
          width={width}
          height={height}
          x={{ label: text.t('photons.x'), domain: x, format: (tick) => text.number(tick) }}
          y={{ label: text.t('photons.y'), domain: y, format: (tick) => text.number(tick) }}
          legend={[
            ...(liveMark
              ? [{ label: text.t('legend.live'), colour: 'optical' as const, mark: 'ring' as const }]
              : []),
            { label: text.t('legend.here'), colour: 'optical', mark: 'measured' },
            ...lines.map((line, index) => ({
              label: line.name,
              colour: 'digital' as const,
              mark: index === 0 ? ('dash' as const) : ('dots' as const),
            })),
            ...(offline.length > 0
              ? [{ label: text.t('legend.reference'), colour: 'muted' as const, mark: 'faint' as const }]
              : []),
          ]}
          explain={(mark) => describeMark(mark, text)}
        >
          {lines.map((line, index) => (
            <PlotGuide
              key={line.name}
              from={{ x: x[0], y: line.y }}
              to={{ x: x[1], y: line.y }}
              stroke="digital"
              dash={line.dash}
              strokeWidth={index === 0 ? 2 : 1.25}
            />
          ))}
          <PlotGuide
            from={{ x: chosenPhotons, y: y[0] }}
            to={{ x: chosenPhotons, y: y[1] }}
            stroke="muted"
            dash="3 3"
            strokeWidth={1}
          />
          <PlotPath points={offline} stroke="muted" dash="1.5 3" strokeWidth={1.5} opacity={0.55} />
          <PlotPath points={measured} stroke="optical" />
          <PlotErrorBars bars={offline} stroke="muted" opacity={0.55} />
          <PlotErrorBars bars={measured} stroke="optical" />
          <PlotMarks data={offline} shape={referenceMark} />
          <PlotMarks data={measured} shape={measuredMark} />
          {liveMark && <PlotErrorBars bars={[liveMark]} stroke="optical" />}
          {liveMark && <PlotMarks data={[liveMark]} shape={currentMark} />}
          <PlotLabels
            labels={[
              {
                id: 'chosen',
                text: text.t('photons.chosen', { photons: text.number(atChosen?.x ?? chosenPhotons) }),
                x: atChosen?.x ?? chosenPhotons,
                y: atChosen ? atChosen.high : y[1] / (y[1] / y[0]) ** 0.1,
                required: true,
                fill: 'muted',
              },
            ]}
            marks={marks}
            lines={[
              measured,
              offline,
              ...lines.map((line) => [
                { x: x[0], y: line.y },
                { x: x[1], y: line.y },
              ]),
            ]}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}

interface PhotonMark {
  x: number;
  y: number;
  /** Perplexity one standard error below and above. */
  low: number;
  high: number;
  source: 'here' | 'live' | 'reference';
  point: PhotonPoint;
}

function marksOf(points: readonly PhotonPoint[], source: PhotonMark['source']): PhotonMark[] {
  return points
    .filter(
      (point) =>
        point.photonsPerMac > 0 && Number.isFinite(point.photonsPerMac) && Number.isFinite(point.loss),
    )
    .map((point) => ({
      x: point.photonsPerMac,
      y: Math.exp(point.loss),
      low: Math.exp(point.loss - point.standardError),
      high: Math.exp(point.loss + point.standardError),
      source,
      point,
    }))
    .sort((a, b) => a.x - b.x);
}

function describeMark(mark: PhotonMark, text: ChartText) {
  const { minusDigital, minusDigitalStandardError } = mark.point;
  const spread = (mark.high - mark.low) / 2;
  const lines = [
    { label: text.t('column.perplexity'), value: `${text.number(mark.y)} ± ${text.number(spread, 2)}` },
    { label: text.t('column.loss'), value: `${text.number(mark.point.loss, 4)} nat` },
  ];
  if (minusDigital !== undefined && minusDigitalStandardError !== undefined) {
    lines.push({
      label: text.t('photons.difference'),
      value: `${text.number(minusDigital)} ± ${text.number(minusDigitalStandardError, 2)} nat`,
    });
  }
  return {
    heading: `${text.number(mark.x)} ${text.t('column.photonsPerMac')} (${text.t(`legend.${mark.source}`)})`,
    lines,
  };
}

function photonsTable({ points, baseline, live, reference }: PerplexityVersusPhotonsProps, text: ChartText) {
  const row = (source: string, point: PhotonPoint) => ({
    source,
    photonsPerMac: point.photonsPerMac,
    perplexity: Math.exp(point.loss),
    loss: point.loss,
    standardError: orNothing(point.standardError),
    minusDigital: point.minusDigital ?? null,
    minusDigitalStandardError: orNothing(point.minusDigitalStandardError),
    windows: point.windows ?? null,
    seeds: point.seeds ?? null,
  });
  const digitalRow = (source: string, loss: DigitalLoss) => ({
    ...row(source, { ...loss, photonsPerMac: 0 }),
    photonsPerMac: null,
  });
  const ordered = [...points].sort((a, b) => a.photonsPerMac - b.photonsPerMac);
  return {
    columns: [
      { key: 'source', label: text.t('column.source'), unit: '' },
      { key: 'photonsPerMac', label: text.t('column.photonsPerMac'), unit: '' },
      { key: 'perplexity', label: text.t('column.perplexity'), unit: '' },
      { key: 'loss', label: text.t('column.loss'), unit: 'nat' },
      { key: 'standardError', label: text.t('column.standardError'), unit: 'nat' },
      {
        key: 'minusDigital',
        label: text.t('column.minusDigital', { bits: baseline?.digital.bits ?? 8 }),
        unit: 'nat',
      },
      { key: 'minusDigitalStandardError', label: text.t('column.minusDigitalStandardError'), unit: 'nat' },
      { key: 'windows', label: text.t('column.windows'), unit: '' },
      { key: 'seeds', label: text.t('column.seeds'), unit: '' },
    ],
    rows: [
      ...(baseline
        ? [
            digitalRow(text.t('legend.digitalFloat'), baseline.digitalFloat),
            digitalRow(text.t('legend.digitalBits', { bits: baseline.digital.bits }), baseline.digital),
          ]
        : []),
      ...(live ? [row(text.t('legend.live'), live)] : []),
      ...ordered.map((point) => row(text.t('legend.here'), point)),
      ...reference.map((point) => row(text.t('legend.reference'), point)),
    ],
  };
}
