import type { LessonChart } from '../../lessons';
import { useEnergyResults } from '../../state/energyResults';
import { FormulaCard } from '../formula/FormulaCard';

/** Charts of the energy per multiply-accumulate, which the formula explains. */
const explained: readonly LessonChart[] = ['perMac', 'components', 'parts'];

/** The formula with the numbers of the page, where it explains the chart of the step. */
export default function StepFormula({ chart }: { chart: LessonChart }) {
  const { answer, scenario } = useEnergyResults();
  if (!answer || !explained.includes(chart)) return null;
  return <FormulaCard scenario={scenario} evaluation={answer.evaluation.evaluation} />;
}
