import { Button } from '@mantine/core';
import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { retryEnergy, useEnergyResults } from '../../state/energyResults';
import { useScenarioValue } from '../../state/selectors';
import './energyView.css';
import { Headline } from './Headline';
import { energyTestIds } from './testIds';

const EnergyCharts = lazy(() => import('./EnergyCharts'));
const Questions = lazy(() => import('./questions/Questions'));

/** Energy of one pass: the sentence, and the charts that prove it. */
export function EnergyView() {
  const { t } = useTranslation();
  const results = useEnergyResults();
  const isEmbedded = useScenarioValue('embed');
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
      band: scenario.uncertainty === 'off' ? undefined : uncertainty?.result,
    }),
    [overrides, scenario, evaluation, uncertainty],
  );
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
          <EnergyCharts {...drawn} />
          {isEmbedded ? null : (
            <Suspense>
              <Questions />
            </Suspense>
          )}
        </Suspense>
      ) : (
        <ChartPlaces label={t('energy.chartsLoading')} />
      )}
    </div>
  );
}

/** Keeps the room of the charts until they are there, so that nothing jumps. */
function ChartPlaces({ label }: { label: string }) {
  return (
    <div className="chart-grid" aria-busy="true" role="status" aria-label={label}>
      <div className="chart-place" />
      <div className="chart-place" />
      <div className="chart-place chart-place--low" />
      <div className="chart-place chart-place--low" />
    </div>
  );
}
