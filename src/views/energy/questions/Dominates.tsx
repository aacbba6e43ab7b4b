import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { LayersChart } from './LayersChart';
import { ModelsChart } from './ModelsChart';
import { Panel } from './Panel';
import { useQuestionText } from './text';

/** What dominates? The design layer by layer, and every model by component, operation, part and layer. */
export default function Dominates() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => await api.dominates(input));
  return (
    <Panel name="dominates" asked={asked}>
      {(view) => (
        <div className="question__charts question__charts--one">
          <LayersChart design={view.design} text={text} />
          <ModelsChart view={view} text={text} />
        </div>
      )}
    </Panel>
  );
}
