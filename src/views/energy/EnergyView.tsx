import { Button } from '@mantine/core';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overrides } from '../../scenario';
import { retryEnergy, useEnergyResults } from '../../state/energyResults';
import { firstPaint } from '../../state/firstPaint';
import { useScenarioValue } from '../../state/selectors';
import { ChartPlaces } from './ChartPlaces';
import './energyView.css';
import { Headline } from './Headline';
import { energyTestIds } from './testIds';

const loadCharts = () => import('./EnergyCharts');
const EnergyCharts = lazy(loadCharts);
const Questions = lazy(() => import('./questions/Questions'));

/** Energy of one pass: the sentence, and the charts that prove it. */
export function EnergyView() {
  const { t } = useTranslation();
  const results = useEnergyResults();
  const isEmbedded = useScenarioValue('embed');
  const question = useScenarioValue('question');
  // Another page has room for one picture: that of the question, where one is open.
  const shows = { charts: !isEmbedded || question === '', questions: !isEmbedded || question !== '' };
  const { status, overrides, scenario, evaluation, answer, uncertainty, error } = results;
  // The sentence and the sliders go first; charts are drawn when there is time, and only of the newest values.
  const drawn = useDeferredValue(
    useMemo(() => answer && { answer, overrides, scenario }, [answer, overrides, scenario]),
  );
  const told = useMemo(
    () => ({
      overrides,
      scenario,
      evaluation: evaluation.evaluation,
      band: scenario.uncertainty === 'off' ? undefined : (uncertainty?.result ?? bandOfDocument(overrides)),
    }),
    [overrides, scenario, evaluation, uncertainty],
  );
  // On their way while the worker is still at its first answer.
  useEffect(() => void loadCharts().catch(() => undefined), []);
  return (
    <div data-testid={energyTestIds.view} data-compute-state={status}>
      <Headline input={told} />
      {error ? (
        <div className="shell__message energy-error" role="alert" data-testid={energyTestIds.error}>
          <p>
            <strong>{t('energy.failed')}.</strong> {error.message}
          </p>
          <Button size="sm" onClick={retryEnergy}>
            {t('app.tryAgain')}
          </Button>
        </div>
      ) : null}
      {drawn ? (
        <Suspense fallback={<ChartPlaces label={t('energy.chartsLoading')} />}>
          {shows.charts ? <EnergyCharts {...drawn} /> : null}
          {shows.questions ? (
            <Suspense>
              <Questions />
            </Suspense>
          ) : null}
        </Suspense>
      ) : (
        <ChartPlaces label={t('energy.chartsLoading')} />
      )}
    </div>
  );
}

/** Until the worker has drawn, the band that came with the document, where it is about the same. */
const bandOfDocument = (overrides: Overrides) =>
  Object.keys(overrides).length === 0 ? firstPaint().band : undefined;
