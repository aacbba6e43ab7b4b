import type { MapView, Scenario, SweepView } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { MapChart } from './MapChart';
import { Panel } from './Panel';
import { ParameterSelect } from './ParameterSelect';
import { SweepChart } from './SweepChart';
import { useQuestionText } from './text';

const kinds = ['number', 'integer', 'choice', 'boolean'] as const;

interface Answer {
  map: MapView | null;
  sweep: SweepView | null;
  /** Advantage of the design at hand. */
  own: number;
}

/** How does it scale? One parameter as a line with its band, two as a map of the advantage. */
export default function Scale() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked<Scenario, Answer>(scenario, async (api, input) => {
    if (input.sweepY !== '' && input.sweepY !== input.sweepX) {
      const map = await api.map(input);
      return map.ok ? { ok: true, value: { map: map.value, sweep: null, own: Number.NaN } } : map;
    }
    const [sweep, own] = await Promise.all([api.sweep(input), api.evaluate(input)]);
    if (!sweep.ok) return sweep;
    if (!own.ok) return own;
    return { ok: true, value: { map: null, sweep: sweep.value, own: own.value.evaluation.advantage } };
  });
  return (
    <Panel
      name="scale"
      asked={asked}
      controls={
        <>
          <ParameterSelect
            holder="sweepX"
            label={text.page('parameters.sweepX.label')}
            value={scenario.sweepX}
            kinds={kinds}
          />
          <ParameterSelect
            holder="sweepY"
            label={text.page('parameters.sweepY.label')}
            value={scenario.sweepY}
            kinds={kinds}
            none={text.t('scale.none')}
          />
        </>
      }
    >
      {({ map, sweep, own }, input) =>
        map ? (
          <MapChart map={map} scenario={input} text={text} />
        ) : sweep && sweep.points.length > 0 ? (
          <SweepChart sweep={sweep} advantage={own} scenario={input} text={text} />
        ) : (
          <p className="shell__message">{text.t('choose')}</p>
        )
      }
    </Panel>
  );
}
