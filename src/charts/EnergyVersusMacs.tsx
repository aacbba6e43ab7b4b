import { ChartFrame } from './ChartFrame';
import { energyAt, energyVersusMacsTable } from './energyVersusMacsTable';
import { toLogSafe } from './logSafe';
import { PlotErrorBars, PlotGuide } from './plot/drawing';
import { currentMark, diamondMark, dotMark } from './plot/marks';
import { PlotLabels } from './plot/PlotLabels';
import { PlotMarks } from './plot/PlotMarks';
import type { DataPoint } from './plot/plotSpace';
import { XyPlot } from './plot/XyPlot';
import { energyVersusMacsSentence } from './sentences';
import { type ChartText, useChartText } from './text';
import { paddedLogDomain, powerOfTen } from './ticks';

/** One Transformer on the hardware of the page. Energies in joules, whole pass. */
export interface ModelPoint {
  id: string;
  name: string;
  width: number;
  macs: number;
  energyJoules: number;
  femtojoulesPerMac: number;
  advantage: number;
  /** 5 and 95 % over the literature's ranges, of the reader's design where uncertainty is on. */
  band?: { femtojoulesPerMac: [number, number]; advantage: [number, number] } | null;
  /** One of the paper's Transformers of the future. */
  projected?: boolean;
}

/** A digital processor as a constant energy per MAC. */
export interface DigitalLine {
  name: string;
  femtojoulesPerMac: number;
  /** The one that the advantage is counted against. */
  chosen?: boolean;
}

export interface EnergyVersusMacsProps {
  models: readonly ModelPoint[];
  current: ModelPoint;
  digital: readonly DigitalLine[];
}

const height = 380;

/** Energy per pass against multiply-accumulates for the paper's Transformers, with digital as straight lines. */
export function EnergyVersusMacs({ models, current, digital }: EnergyVersusMacsProps) {
  const text = useChartText();
  const { rows, omitted } = toLogSafe([...models, current], ['macs', 'energyJoules']);
  const usable = rows.filter((row) => row.macs !== null && row.energyJoules !== null);
  const x = paddedLogDomain(usable.map((row) => row.macs));
  const lineEnergies = digital.map((line) => usable.map((row) => row.macs * line.femtojoulesPerMac * 1e-15));
  const bar = current.band && { low: energyAt(current, 0)!, high: energyAt(current, 1)! };
  const y = paddedLogDomain([
    ...usable.map((row) => row.energyJoules),
    ...lineEnergies.flat(),
    ...(bar ? [bar.low, bar.high] : []),
  ]);
  const points = usable.map(toPoint);
  const ofModels = points.filter((point) => point.model !== current);
  const guides = digital.map((line) => ({
    line,
    from: { x: x[0], y: x[0] * line.femtojoulesPerMac * 1e-15 },
    to: { x: x[1], y: x[1] * line.femtojoulesPerMac * 1e-15 },
  }));
  return (
    <ChartFrame
      name="energy-versus-macs"
      title={text.t('energyVersusMacs.title')}
      sentence={energyVersusMacsSentence(models, current, digital, text)}
      data={energyVersusMacsTable(models, current, digital, text)}
      omitted={omitted}
    >
      {(width) => (
        <XyPlot<ReturnType<typeof toPoint>>
          width={width}
          height={height}
          x={{ label: text.t('energyVersusMacs.x'), domain: x, format: powerOfTen }}
          y={{
            label: text.t('energyVersusMacs.y'),
            domain: y,
            format: (tick) => text.quantity(tick, 'J', 1),
          }}
          legend={[
            { label: text.t('legend.yourDesign'), colour: 'optical', mark: 'ring' },
            ...(bar ? [{ label: text.t('legend.band'), colour: 'ink' as const, mark: 'line' as const }] : []),
            { label: text.t('legend.models'), colour: 'optical', mark: 'dot' },
            { label: text.t('legend.futureModels'), colour: 'optical', mark: 'diamond' },
            { label: text.t('legend.digital'), colour: 'digital', mark: 'dash' },
          ]}
          explain={({ model }) => describeModel(model, text)}
        >
          {guides.map(({ line, from, to }) => (
            <PlotGuide
              key={line.name}
              from={from}
              to={to}
              stroke="digital"
              dash={line.chosen ? undefined : '5 4'}
              strokeWidth={line.chosen ? 2.5 : 1.5}
            />
          ))}
          <PlotMarks data={ofModels.filter((point) => !point.model.projected)} shape={dotMark} />
          <PlotMarks data={ofModels.filter((point) => point.model.projected)} shape={diamondMark} />
          <PlotMarks data={points.filter((point) => point.model === current)} shape={currentMark} />
          {/* Over many decades the range is shorter than the mark: its caps reach beyond it. */}
          {bar && <PlotErrorBars bars={[{ x: current.macs, ...bar }]} stroke="ink" cap={13} />}
          <PlotLabels
            labels={modelLabels(
              ofModels,
              points.find((point) => point.model === current) ?? null,
              current.name,
              { required: true },
            )}
            guides={guides.map(({ line, from, to }) => ({
              id: line.name,
              text: digitalLabel(line, width, text),
              from,
              to,
              fill: 'digitalText',
              at: 0.35,
            }))}
            marks={points}
            lines={guides.map(({ from, to }) => [from, to])}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}

/** Name of a digital line, with its value where there is the room. */
export function digitalLabel(line: DigitalLine, width: number, text: ChartText): string {
  return width < 520 ? line.name : `${line.name}, ${text.quantity(line.femtojoulesPerMac * 1e-15, 'J')}`;
}

function toPoint(model: ModelPoint): DataPoint & { model: ModelPoint } {
  return { x: model.macs, y: model.energyJoules, model };
}

/** Names worth a place in the picture, most telling first; the others are in the tooltip and the table. */
const named = [/4q/i, /175B/, /117M/, /16T/i, /540B/, /1\.5B/, /530B/, /70B/, /8\.3B/, /2\.4T/i, /129T/i];

/** Labels for the reader's design and for as many well-known Transformers as find a place. */
export function modelLabels(
  points: readonly (DataPoint & { model: ModelPoint })[],
  current: DataPoint | null,
  currentName: string,
  /** How much the own name needs its place: the legend has its mark as well. */
  how: { required: true } | { early: true },
) {
  const labels = named.flatMap((pattern) => {
    const point = points.find(({ model }) => pattern.test(model.name) && model.name !== currentName);
    return point ? [{ id: point.model.id, text: point.model.name, x: point.x, y: point.y }] : [];
  });
  if (!current) return labels;
  const own = { id: 'current', text: currentName, x: current.x, y: current.y, bold: true };
  return [{ ...own, ...how }, ...labels];
}

/** The lines of a tooltip about a Transformer. */
export function describeModel(model: ModelPoint, text: ChartText) {
  return {
    heading: model.name,
    lines: [
      { label: text.t('column.width'), value: text.number(model.width) },
      { label: text.t('column.macs'), value: text.quantity(model.macs, 'MAC') },
      { label: text.t('column.energy'), value: text.quantity(model.energyJoules, 'J') },
      { label: text.t('column.perMac'), value: text.quantity(model.femtojoulesPerMac * 1e-15, 'J') },
      { label: text.t('column.topsPerWatt'), value: text.topsPerWatt(model.femtojoulesPerMac) },
      { label: text.t('column.advantage'), value: text.ratio(model.advantage) },
    ],
  };
}
