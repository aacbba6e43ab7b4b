/** Where the tour is: not shown, offered to a first visitor, or at one of its steps. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { setView } from '../../state/scenarioStore';

interface TourState {
  stage: 'off' | 'offered' | 'running';
  step: number;
}

const key = 'optical-transformer-explorer.tour';
const tourStore = createStore<TourState>()(() => ({ stage: 'off', step: 0 }));

/** Whether this device has been offered the tour. Where nothing can be remembered it is not offered at every visit. */
function wasOffered(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, 'done');
  } catch {
    // Then it is not offered at all.
  }
}

/** Offers the tour to a first visitor. */
export function offerTour(): void {
  if (tourStore.getState().stage === 'off' && !wasOffered())
    tourStore.setState({ stage: 'offered', step: 0 });
}

/** Begins the tour at its first step, on the view that it shows. */
export function startTour(): void {
  remember();
  setView('energy');
  tourStore.setState({ stage: 'running', step: 0 });
}

export function goToTourStep(step: number): void {
  tourStore.setState({ step });
}

/** Ends the tour, or declines it. */
export function endTour(): void {
  remember();
  tourStore.setState({ stage: 'off', step: 0 });
}

export function useTour(): TourState {
  return useStore(tourStore);
}
