import { useTranslation } from 'react-i18next';
import { type EvaluationView, modelPreset, type Scenario } from '../../scenario';
import { useUncertainty } from '../../state/energyResults';
import { formatNumber, formatQuantity, formatRatio, formatTopsPerWatt } from '../../units';
import './machineFacts.css';
import { formatCount } from './sentences';
import { energyTestIds } from './testIds';

/** What no chart shows: time, power and size of the machine, and a whole request on it. */
export function MachineFacts({ answer, scenario }: { answer: EvaluationView; scenario: Scenario }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const { evaluation, request } = answer;
  const uncertainty = useUncertainty();
  const drawn = scenario.uncertainty === 'off' ? undefined : uncertainty?.result;
  const quantity = (value: number, unit: string) => formatQuantity(value, unit, { locale });
  const number = (value: number) => formatNumber(value, { locale });
  // Where the column is narrow the line breaks between the two, never between a number and its unit.
  const perMac = (femtojoules: number) =>
    [quantity(femtojoules * 1e-15, 'J'), formatTopsPerWatt(femtojoules, { locale })]
      .map((text) => text.replaceAll(' ', '\u00a0'))
      .join(' · ');
  const fact = (name: string, value: string, values = {}, range?: string) => ({
    name: t(`energy.facts.${name}`, values),
    value,
    range,
  });
  const band = (key: 'energyJoules' | 'femtojoulesPerMac', unit: string, scale = 1) =>
    drawn &&
    t('energy.facts.band', {
      low: quantity(drawn[key].p05 * scale, unit),
      high: quantity(drawn[key].p95 * scale, unit),
    });
  const times = (advantage: number) =>
    t(advantage >= 1 ? 'energy.facts.requestLess' : 'energy.facts.requestMore', {
      times: formatRatio(advantage >= 1 ? advantage : 1 / advantage, { locale }).replace('×', ''),
    });
  const perKilowattHour = (joules: number) => number(Number((3.6e6 / joules).toPrecision(3)));
  /** What an encoder does for one text or picture, host and building included as in a request. */
  const input = () => {
    const joules = (evaluation.energyJoules / scenario.batch) * (1 + scenario.hostOverhead) * scenario.pue;
    return {
      title: t('energy.facts.input', { tokens: number(scenario.context) }),
      facts: [
        fact('requestEnergy', quantity(joules, 'J')),
        fact('requestAdvantage', times(evaluation.advantage)),
        fact('inputsPerKilowattHour', perKilowattHour(joules)),
      ],
    };
  };
  const groups = [
    {
      title: t('energy.facts.pass'),
      facts: [
        fact('macs', quantity(evaluation.macs, 'MAC')),
        fact('energy', quantity(evaluation.energyJoules, 'J'), {}, band('energyJoules', 'J')),
        fact('digitalEnergy', quantity(evaluation.digitalJoules, 'J')),
        fact('perMac', perMac(evaluation.femtojoulesPerMac), {}, band('femtojoulesPerMac', 'J', 1e-15)),
        fact('digitalPerMac', perMac(evaluation.digitalFemtojoulesPerMac)),
        fact('time', quantity(evaluation.secondsPerPass, 's')),
        fact('power', quantity(evaluation.watts, 'W')),
      ],
    },
    {
      title: t('energy.facts.machine'),
      facts: [
        fact('coresPerProduct', formatCount(evaluation.coresPerProduct, locale)),
        fact('coresForAllWeights', formatCount(evaluation.coresForAllWeights, locale)),
        fact('chunks', evaluation.chunks > 1 ? number(evaluation.chunks) : t('energy.facts.chunksNone')),
        fact('detectors', formatCount(evaluation.detectorsPerProduct, locale)),
        fact('photons', number(evaluation.photonsPerMac)),
      ],
    },
    readsOnly(scenario)
      ? input()
      : {
          title: t('energy.facts.request', {
            prompt: number(scenario.promptTokens),
            generated: number(scenario.generatedTokens),
          }),
          facts: [
            fact('requestEnergy', quantity(request.joules, 'J')),
            fact('requestToken', quantity(request.joulesPerGeneratedToken, 'J')),
            fact('requestAdvantage', times(request.advantage)),
            fact('perKilowattHour', number(Number(request.generatedTokensPerKilowattHour.toPrecision(3)))),
          ],
        },
  ];
  return (
    <section className="facts" aria-label={t('energy.facts.title')} data-testid={energyTestIds.facts}>
      {groups.map(({ title, facts }) => (
        <div key={title}>
          <h2 className="facts__title">{title}</h2>
          <dl className="facts__list">
            {facts.map(({ name, value, range }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {value}
                  {range ? <span className="facts__band">{range}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** BERT and vision Transformers generate nothing: a request with written tokens would be none of theirs. */
const readsOnly = ({ model, shapeName, phase }: Scenario): boolean =>
  phase === 'prefill' && shapeName === '' && modelPreset(model)?.writesNothing === true;
