import { ChartFrame } from '../../charts/ChartFrame';
import { colour } from '../../charts/palette';
import { PlotGuide, PlotPath } from '../../charts/plot/drawing';
import type { MarkProps } from '../../charts/plot/marks';
import { PlotLabels } from '../../charts/plot/PlotLabels';
import { PlotMarks } from '../../charts/plot/PlotMarks';
import { XyPlot } from '../../charts/plot/XyPlot';
import { decadeDomain, paddedLogDomain } from '../../charts/ticks';
import type { ComparedDesign } from './designs';
import { curvePoints, curvesSentence } from './sentences';
import { slotStyle } from './slotStyle';
import { type CompareText, useCompareText } from './text';

const height = 380;

/** The mark of a design: a disc with its letter. */
function letterMark(design: ComparedDesign) {
  return ({ cx, cy }: MarkProps) =>
    cx !== undefined && cy !== undefined && Number.isFinite(cx) && Number.isFinite(cy) ? (
      <g>
        <circle
          cx={cx}
          cy={cy}
          r={9}
          fill={colour(slotStyle[design.id].colour)}
          stroke={colour('surface')}
          strokeWidth={1.5}
        />
        <text x={cx} y={cy + 4} fontSize={11.5} fontWeight={700} textAnchor="middle" fill={colour('surface')}>
          {design.letter}
        </text>
      </g>
    ) : (
      <g />
    );
}

/** Energy per multiply-accumulate against width: one curve a design, its own width marked. */
export function CurvesChart({ designs }: { designs: readonly ComparedDesign[] }) {
  const text = useCompareText();
  const curves = designs.map((design) => ({ design, points: curvePoints(design.curve) }));
  const marks = designs.map((design) => ({
    design,
    x: design.scenario.width,
    y: design.evaluation.femtojoulesPerMac,
  }));
  const rivals = rivalLines(designs);
  const x = paddedLogDomain(
    [...curves.flatMap(({ points }) => points), ...marks].map((point) => point.x),
    0.02,
  );
  const y = decadeDomain([
    ...[...curves.flatMap(({ points }) => points), ...marks].map((point) => point.y),
    ...rivals.map((rival) => rival.value),
  ]);
  return (
    <ChartFrame
      name="compare-curves"
      subject="comparison"
      title={text.t('curves.title')}
      sentence={curvesSentence(designs, text)}
      data={curvesTable(designs, text)}
    >
      {(width) => (
        <XyPlot<(typeof marks)[number]>
          width={width}
          height={height}
          x={{ label: text.t('curves.x'), domain: x, format: text.compact }}
          y={{ label: text.t('curves.y'), domain: y, format: (tick) => text.number(tick) }}
          legend={[
            ...designs.map((design) => ({
              label: `${design.letter} · ${design.name}`,
              colour: slotStyle[design.id].colour,
              mark: slotStyle[design.id].legend,
            })),
            { label: text.t('curves.digital'), colour: 'digital' as const, mark: 'dash' as const },
          ]}
          explain={({ design }) => ({
            heading: `${design.letter} · ${design.name}`,
            lines: [
              { label: text.t('row.width'), value: text.number(design.scenario.width) },
              {
                label: text.t('row.perMac'),
                value: text.quantity(design.evaluation.femtojoulesPerMac * 1e-15, 'J'),
              },
              {
                label: text.t('row.topsPerWatt'),
                value: text.topsPerWatt(design.evaluation.femtojoulesPerMac),
              },
              { label: text.t('row.advantage'), value: text.ratio(design.evaluation.advantage) },
            ],
          })}
        >
          {rivals.map((rival) => (
            <PlotGuide
              key={rival.letters}
              from={{ x: x[0], y: rival.value }}
              to={{ x: x[1], y: rival.value }}
              stroke="digital"
              dash="5 4"
            />
          ))}
          {curves.map(({ design, points }) => (
            <PlotPath
              key={design.id}
              points={points}
              stroke={slotStyle[design.id].colour}
              dash={slotStyle[design.id].dash}
              strokeWidth={2.25}
            />
          ))}
          {marks.map((mark) => (
            <PlotMarks key={mark.design.id} data={[mark]} shape={letterMark(mark.design)} />
          ))}
          <PlotLabels
            labels={[]}
            guides={rivals.map((rival) => ({
              id: rival.letters,
              text: text.t(rivals.length === 1 ? 'curves.digitalAll' : 'curves.digitalOf', {
                letters: rival.letters,
                value: text.quantity(rival.value * 1e-15, 'J'),
              }),
              from: { x: x[0], y: rival.value },
              to: { x: x[1], y: rival.value },
              fill: 'digitalText' as const,
              at: 1,
            }))}
            marks={marks}
          />
        </XyPlot>
      )}
    </ChartFrame>
  );
}

/** Digital energies that differ, each with the letters of the designs that are measured against it. */
function rivalLines(designs: readonly ComparedDesign[]): { value: number; letters: string }[] {
  const byValue = new Map<number, string[]>();
  for (const { evaluation, letter } of designs) {
    // Rounded: decode and prefill give the same processor values that differ in the last digit only.
    const value = Number(evaluation.digitalFemtojoulesPerMac.toPrecision(6));
    byValue.set(value, [...(byValue.get(value) ?? []), letter]);
  }
  return [...byValue].map(([value, letters]) => ({ value, letters: letters.join(', ') }));
}

function curvesTable(designs: readonly ComparedDesign[], text: CompareText) {
  return {
    columns: [
      { key: 'slot', label: text.t('row.slot'), unit: '' },
      { key: 'name', label: text.t('row.design'), unit: '' },
      { key: 'kind', label: text.t('row.kind'), unit: '' },
      { key: 'width', label: text.t('row.width'), unit: '' },
      { key: 'perMac', label: text.t('row.perMac'), unit: 'fJ', perMac: true as const },
      { key: 'advantage', label: text.t('row.advantage'), unit: '×' },
    ],
    rows: designs.flatMap((design) => {
      const own = { slot: design.letter, name: design.name };
      const { femtojoulesPerMac, advantage } = design.evaluation;
      return [
        {
          ...own,
          kind: text.t('row.own'),
          width: design.scenario.width,
          perMac: femtojoulesPerMac,
          advantage,
        },
        ...design.curve.map((point) => ({
          ...own,
          kind: text.t('row.curve'),
          width: point.width,
          perMac: point.femtojoulesPerMac,
          advantage: point.advantage,
        })),
      ];
    }),
  };
}
