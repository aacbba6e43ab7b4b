import { useMemo } from 'react';
import {
  BreakdownByComponent,
  BreakdownByOperation,
  EnergyVersusMacs,
  PerMacVersusWidth,
  PerplexityVersusPhotons,
} from '../../charts/all';
import { Writing } from '../../charts/Writing';
import type { LessonChart } from '../../lessons';
import { DEFAULT_PROMPT } from '../../simulation/protocol';
import type { EnergyAnswer } from '../../state/energyClient';
import { useEnergyResults } from '../../state/energyResults';
import { useOverrides } from '../../state/scenarioStore';
import { useScenario } from '../../state/selectors';
import { useSimulation } from '../../state/simulationStore';
import { modelName } from '../energy/sentences';
import { DotsChart } from './DotsChart';
import { PartsChart } from './PartsChart';
import { RivalsChart } from './RivalsChart';
import { SpreadChart } from './SpreadChart';
import { useLessonText } from './text';

/** Models beside the reader's own where parts are compared: a small one and a large one. */
const comparedIds = ['gpt2-1.5b', 'future-4q'];

/** The chart of a step, of the page's values as they are. In a chunk of its own: it brings the chart library. */
export default function StepChart({ chart }: { chart: LessonChart }) {
  const scenario = useScenario();
  const overrides = useOverrides();
  const { answer } = useEnergyResults();
  if (chart === 'dots') return <DotsChart scenario={scenario} />;
  if (chart === 'perplexity') return <PerplexityChart />;
  if (chart === 'spread') return <SpreadChart />;
  if (chart === 'writing') return <WritingChart />;
  if (chart === 'rivals') return <RivalsChart overrides={overrides} />;
  if (!answer) return <div className="chart-place" aria-busy="true" />;
  if (chart === 'parts') return <PartsChart evaluation={answer.evaluation.evaluation} />;
  return <EnergyChart chart={chart} answer={answer} />;
}

function EnergyChart({ chart, answer }: { chart: LessonChart; answer: EnergyAnswer }) {
  const text = useLessonText();
  const { overrides, scenario } = useEnergyResults();
  const { models, width, evaluation } = answer;
  const name = modelName({ overrides, scenario }, text.page);
  const current = useMemo(() => ({ ...models.current, name }), [models, name]);
  const points = useMemo(
    () => models.points.map((point) => ({ ...point, projected: point.id.startsWith('future') })),
    [models],
  );
  const digital = useMemo(
    () => models.digitalLines.map((line, index) => ({ ...line, chosen: index === 0 })),
    [models],
  );
  switch (chart) {
    case 'components':
      return (
        <BreakdownByComponent
          current={current}
          others={models.points.filter((point) => comparedIds.includes(point.id))}
        />
      );
    case 'operations':
      return <BreakdownByOperation ledger={evaluation.evaluation.ledger} />;
    case 'energy':
      return <EnergyVersusMacs models={points} current={current} digital={digital} />;
    default:
      return <PerMacVersusWidth curve={width.points} models={points} current={current} digital={digital} />;
  }
}

function PerplexityChart() {
  const { study } = useSimulation();
  const scenario = useScenario();
  return (
    <PerplexityVersusPhotons
      points={study.results?.points ?? []}
      baseline={study.results?.baseline ?? null}
      reference={[]}
      live={null}
      chosenPhotons={scenario.photonsPerMac}
    />
  );
}

/** The two texts as they are written. */
function WritingChart() {
  const { study } = useSimulation();
  const { prompt } = useScenario();
  const rows = (study.results?.rows ?? []).filter((row) => row.kind === 'writing');
  return <Writing rows={rows} prompt={prompt || DEFAULT_PROMPT} status={null} />;
}
