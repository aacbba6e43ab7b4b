import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as charts from '../../charts/all';
import type { Overrides, Scenario } from '../../scenario';
import type { EnergyAnswer } from '../../state/energyClient';
import { FormulaCard } from '../formula/FormulaCard';
import { FirstPicture } from './ChartPlaces';
import { MachineFacts } from './MachineFacts';
import { oneAtATime } from './oneAtATime';
import { modelName } from './sentences';

const PerMacVersusWidth = oneAtATime(charts.PerMacVersusWidth, FirstPicture);
const BreakdownByComponent = oneAtATime(charts.BreakdownByComponent);
const EnergyVersusMacs = oneAtATime(charts.EnergyVersusMacs);
const BreakdownByOperation = oneAtATime(charts.BreakdownByOperation);

/** Models that the design is compared with part by part: small, the paper's main one, large, and of the future. */
const comparedIds = ['gpt2-1.5b', 'gpt3-175b', 'palm-like-540b', 'future-4q'];

interface EnergyChartsProps {
  answer: EnergyAnswer;
  overrides: Overrides;
  scenario: Scenario;
}

/** The four charts of the energy view, and the formula behind the first. In a chunk of its own: it brings the chart library. */
function EnergyCharts({ answer, overrides, scenario }: EnergyChartsProps) {
  const { t } = useTranslation();
  const { models, width, evaluation } = answer;
  const name = modelName({ overrides, scenario }, t);
  const current = useMemo(
    () => ({ ...models.current, name, band: width.current.band }),
    [models, width, name],
  );
  const points = useMemo(
    () => models.points.map((point) => ({ ...point, projected: point.id.startsWith('future') })),
    [models],
  );
  const digital = useMemo(
    () => models.digitalLines.map((line, index) => ({ ...line, chosen: index === 0 })),
    [models],
  );
  const compared = models.points.filter((point) => comparedIds.includes(point.id));
  return (
    <>
      <div className="chart-grid">
        <PerMacVersusWidth curve={width.points} models={points} current={current} digital={digital} />
        <BreakdownByComponent current={current} others={compared} />
        <FormulaCard scenario={scenario} evaluation={evaluation.evaluation} />
        <EnergyVersusMacs models={points} current={current} digital={digital} />
        <BreakdownByOperation ledger={evaluation.evaluation.ledger} />
      </div>
      <MachineFacts answer={evaluation} scenario={scenario} />
    </>
  );
}

export default memo(EnergyCharts);
