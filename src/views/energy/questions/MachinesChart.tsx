import { ChartFrame } from '../../../charts/ChartFrame';
import type { ChartColour } from '../../../charts/palette';
import { PlotGuide, PlotPath } from '../../../charts/plot/drawing';
import { type MachineForm, machineMark } from '../../../charts/plot/marks';
import { PlotLabels } from '../../../charts/plot/PlotLabels';
import { PlotMarks } from '../../../charts/plot/PlotMarks';
import { XyPlot } from '../../../charts/plot/XyPlot';
import { decadeDomain } from '../../../charts/ticks';
import { digitalRows, type MachineRow, otherMachines } from '../../../scenario';
import { machinesSentence } from './sentences';
import type { QuestionText } from './text';

interface MachinesChartProps {
  /** Energy per MAC of the design, and the digital processor's by year, in femtojoules. */
  own: number;
  digital: readonly { year: number; femtojoulesPerMac: number }[];
  text: QuestionText;
}

interface Kind {
  kind: MachineRow['kind'];
  form: MachineForm;
  colour: ChartColour;
}

/** Rates, measurements, claims and limits are different things: each kind has its own mark, and none is a series. */
const kinds: readonly Kind[] = [
  { kind: 'paper-baseline', form: 'square', colour: 'digital' },
  { kind: 'peak-digital', form: 'dot', colour: 'digital' },
  { kind: 'measured-gpu', form: 'disc', colour: 'digital' },
  { kind: 'measured-llm-decode', form: 'disc', colour: 'slotD' },
  { kind: 'research-digital', form: 'diamond', colour: 'digital' },
  { kind: 'arithmetic-only', form: 'diamond', colour: 'slotC' },
  { kind: 'photonic-measured', form: 'disc', colour: 'optical' },
  { kind: 'photonic-claim', form: 'dot', colour: 'optical' },
  { kind: 'analog-cim', form: 'disc', colour: 'slotB' },
  { kind: 'vendor-claim', form: 'diamond', colour: 'slotB' },
  { kind: 'limit', form: 'square', colour: 'muted' },
];

const machines = [...digitalRows, ...otherMachines].filter(({ kind }) => kind !== 'hypothetical');
const years = machines.map(({ year }) => year);
const domain: [number, number] = [Math.min(...years) - 1, Math.max(...years) + 1];

/** Published machines by year, each a point of its kind, with the design and the improving digital processor. */
export function MachinesChart({ own, digital, text }: MachinesChartProps) {
  const points = machines.map((row) => ({ x: row.year, y: row.femtojoulesPerMac, row }));
  const line = digital
    .filter(({ year }) => year >= domain[0] && year <= domain[1])
    .map(({ year, femtojoulesPerMac }) => ({ x: year, y: femtojoulesPerMac }));
  const guide = { from: { x: domain[0], y: own }, to: { x: domain[1], y: own } };
  const perMac = (femtojoules: number) => text.quantity(femtojoules * 1e-15, 'J');
  const kindName = (kind: string) => text.page(`choiceGroups.${kind}`);
  const confidence = (row: MachineRow) => text.page(`confidence.${row.confidence}`);
  return (
    <ChartFrame
      name="question-machines"
      title={text.t('machines.title')}
      sentence={machinesSentence(machines, own, text)}
      data={{
        columns: [
          { key: 'machine', label: text.t('machines.machine'), unit: '' },
          { key: 'kind', label: text.t('machines.kind'), unit: '' },
          { key: 'precision', label: text.t('machines.precision'), unit: '' },
          { key: 'year', label: text.t('machines.year'), unit: '' },
          { key: 'perMac', label: text.t('perMac'), unit: 'fJ', perMac: true as const },
          { key: 'confidence', label: text.t('machines.confidence'), unit: '' },
          { key: 'source', label: text.t('machines.source'), unit: '' },
        ],
        rows: machines.map((row) => ({
          machine: row.name,
          kind: kindName(row.kind),
          precision: row.precision,
          year: String(row.year),
          perMac: row.femtojoulesPerMac,
          confidence: confidence(row),
          source: row.source,
        })),
      }}
    >
      {(width) => (
        <XyPlot<(typeof points)[number]>
          width={width}
          height={width < 520 ? 620 : 480}
          x={{ label: text.t('machines.year'), kind: 'linear', domain, format: (year) => String(year) }}
          y={{
            label: text.t('perMac'),
            domain: decadeDomain([own, ...points.map(({ y }) => y)]),
            format: perMac,
          }}
          legend={[
            { label: text.t('yourDesign'), colour: 'optical', mark: 'line' },
            { label: text.t('machines.improving'), colour: 'digital', mark: 'dash' },
            ...kinds.map(({ kind, form, colour }) => ({ label: kindName(kind), colour, mark: form })),
          ]}
          explain={({ row }) => ({
            heading: row.name,
            lines: [
              { label: text.t('perMac'), value: perMac(row.femtojoulesPerMac) },
              { label: '', value: text.topsPerWatt(row.femtojoulesPerMac) },
              { label: text.t('machines.kind'), value: kindName(row.kind) },
              { label: text.t('machines.precision'), value: row.precision },
              { label: text.t('machines.confidence'), value: confidence(row) },
              { label: text.t('machines.source'), value: row.source },
            ],
          })}
        >
          <PlotGuide {...guide} stroke="optical" strokeWidth={2} />
          <PlotPath points={line} stroke="digital" dash="5 3" />
          {kinds.map(({ kind, form, colour }) => (
            <PlotMarks
              key={kind}
              data={points.filter(({ row }) => row.kind === kind)}
              shape={machineMark(form, colour)}
            />
          ))}
          <PlotLabels
            labels={points
              .filter(({ row }) => otherMachines.includes(row))
              .map(({ x, y, row }) => ({ id: row.id, text: row.name, x, y }))}
            marks={points}
            lines={[[guide.from, guide.to], line]}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}
