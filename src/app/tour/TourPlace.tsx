import { lazy, Suspense, useEffect } from 'react';
import { useEnergyResults } from '../../state/energyResults';
import { useView } from '../../state/scenarioStore';
import { endTour, offerTour, useTour } from './tourStore';

const Tour = lazy(() => import('./Tour'));

/** Offers the tour once the page has answered: the first paint and the first numbers go before it. */
export function TourPlace() {
  const view = useView();
  const { stage } = useTour();
  const isReady = useEnergyResults().answer !== null;
  useEffect(() => {
    if (view !== 'energy' || !isReady) return;
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    const cancel = window.cancelIdleCallback ?? clearTimeout;
    const handle = whenIdle(offerTour);
    return () => cancel(handle);
  }, [view, isReady]);
  // The tour is about the energy view; whoever leaves it has found the way.
  useEffect(() => {
    if (view !== 'energy' && stage === 'running') endTour();
  }, [view, stage]);
  return stage === 'off' || view !== 'energy' ? null : (
    <Suspense>
      <Tour />
    </Suspense>
  );
}
