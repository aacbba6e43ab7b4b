import { useState } from 'react';
import { ChartFrame } from '../../../charts/ChartFrame';
import { Choice } from '../../../charts/Choice';
import { StackedBars } from '../../../charts/plot/StackedBars';
import { chartTestIds } from '../../../charts/testIds';
import { type ChartText, useChartText } from '../../../charts/text';
import type { Breakdown, DominatesView } from '../../../scenario';
import { type Division, type DivisionName, divisionNames, divisionOf } from './divisions';
import { modelsSentence } from './dominatesSentences';
import type { QuestionText } from './text';

type Scale = 'shares' | 'absolute';
type Models = 'paper' | 'published';
const name = 'question-dominates';

/** Where the energy of every model goes on this machine, divided as chosen: shares of a pass, or femtojoules per MAC. */
export function ModelsChart({ view, text }: { view: DominatesView; text: QuestionText }) {
  const chart = useChartText();
  const [by, setBy] = useState<DivisionName>('component');
  const [scale, setScale] = useState<Scale>('shares');
  const [of, setOf] = useState<Models>('paper');
  const division = divisionOf(by, text, chart);
  const models = view.models.filter(({ group }) => (group === 'paper') === (of === 'paper'));
  const shown = [{ ...view.design, name: text.t('yourDesign') }, ...models];
  const factor = ({ energyJoules, macs }: Breakdown) => (scale === 'shares' ? 1 / energyJoules : 1e15 / macs);
  const partsOf = (model: Breakdown) =>
    Object.fromEntries(
      Object.entries(division.joulesOf(model)).map(([key, joules]) => [key, joules * factor(model)]),
    );
  const bars = shown.map((model) => ({
    name: model.name,
    own: model.group === 'own',
    parts: partsOf(model),
    total: text.quantity(model.energyJoules / model.macs, 'J'),
  }));
  // What no model on screen has would only lengthen the legend.
  const kinds = division.kinds.filter(({ key }) => bars.some(({ parts }) => (parts[key] ?? 0) > 0));
  const choices = <Value extends string>(values: readonly Value[], prefix: string) =>
    values.map((value) => ({ value, label: text.t(`dominates.${prefix}${value}`) }));
  return (
    <ChartFrame
      name={name}
      title={text.t('dominates.title')}
      sentence={modelsSentence(models, { ...division, kinds }, text)}
      data={modelsTable(shown, { ...division, kinds }, text, chart)}
      controls={
        <>
          <Choice
            label={text.t('dominates.by')}
            value={by}
            onChange={setBy}
            choices={choices(divisionNames, 'by_')}
            testId={`${chartTestIds.mode(name)}-by`}
          />
          <Choice
            label={text.t('dominates.scale')}
            value={scale}
            onChange={setScale}
            choices={[
              { value: 'shares', label: text.t('dominates.shares') },
              { value: 'absolute', label: chart.t('perMac.modePerMac') },
            ]}
            testId={`${chartTestIds.mode(name)}-scale`}
          />
          <Choice
            label={text.t('dominates.models')}
            value={of}
            onChange={setOf}
            choices={choices(['paper', 'published'] as const, 'of_')}
            testId={`${chartTestIds.mode(name)}-of`}
          />
        </>
      }
    >
      {(width) => (
        <StackedBars
          width={width}
          bars={bars}
          kinds={kinds}
          dense
          max={scale === 'shares' ? 1 : undefined}
          xLabel={chart.t(scale === 'shares' ? 'byComponent.xShares' : 'byComponent.xAbsolute')}
          formatTick={(tick) => (scale === 'shares' ? text.percent(tick) : text.number(tick))}
          formatPart={(value) =>
            scale === 'shares' ? text.percent(value) : text.quantity(value * 1e-15, 'J')
          }
        />
      )}
    </ChartFrame>
  );
}

function modelsTable(
  models: readonly Breakdown[],
  { kinds, joulesOf }: Division,
  text: QuestionText,
  chart: ChartText,
) {
  return {
    columns: [
      { key: 'model', label: chart.t('column.model'), unit: '' },
      { key: 'parameters', label: text.t('build.parameters'), unit: '' },
      { key: 'macs', label: chart.t('column.macs'), unit: 'MAC' },
      { key: 'energy', label: chart.t('column.energy'), unit: 'J' },
      { key: 'perMac', label: chart.t('column.perMac'), unit: 'fJ', perMac: true as const },
      ...kinds.map(({ key, label }) => ({ key: `part-${key}`, label, unit: 'J' })),
    ],
    rows: models.map((model) => {
      const joules = joulesOf(model);
      return {
        model: model.name,
        parameters: model.parameters,
        macs: model.macs,
        energy: model.energyJoules,
        perMac: (model.energyJoules / model.macs) * 1e15,
        ...Object.fromEntries(kinds.map(({ key }) => [`part-${key}`, joules[key] ?? 0])),
      };
    }),
  };
}
