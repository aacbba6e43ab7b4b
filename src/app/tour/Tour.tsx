import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { tourSteps } from './steps';
import { tourTestIds } from './testIds';
import { useTourText } from './text';
import './tour.css';
import { endTour, goToTourStep, startTour, useTour } from './tourStore';
import { usePointer } from './usePointer';

/**
 * A card that offers the tour, or goes through it. It is no dialog: the page stays usable, nothing is dimmed, and the
 * card stands beside what it points to.
 */
export default function Tour() {
  const text = useTourText();
  const { stage, step } = useTour();
  const isRunning = stage === 'running';
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  usePointer(card, isRunning ? step : null);
  useFocus(heading, isRunning, step);
  useEscape();
  const current = tourSteps[step];
  const isLast = step === tourSteps.length - 1;
  return (
    <aside
      className="tour"
      ref={card}
      aria-label={text.t('name')}
      data-offered={!isRunning}
      data-testid={tourTestIds.card}
    >
      <h2 className="tour__title" ref={heading} tabIndex={-1}>
        {isRunning && current ? text.t(`step.${current.id}.title`) : text.t('offer')}
      </h2>
      {isRunning && current ? (
        <p className="tour__text" aria-live="polite">
          {text.t(`step.${current.id}.text`)}
        </p>
      ) : null}
      <div className="tour__actions">
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className="tour__skip"
          data-testid={tourTestIds.skip}
          onClick={endTour}
        >
          {text.t(isRunning ? 'end' : 'later')}
        </Button>
        {isRunning ? (
          <>
            <span className="tour__place">
              {text.t('place', { number: step + 1, total: tourSteps.length })}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={step === 0}
              data-testid={tourTestIds.back}
              onClick={() => goToTourStep(step - 1)}
            >
              {text.t('back')}
            </Button>
            <Button
              size="compact-sm"
              data-testid={tourTestIds.next}
              onClick={() => (isLast ? endTour() : goToTourStep(step + 1))}
            >
              {text.t(isLast ? 'done' : 'next')}
            </Button>
          </>
        ) : (
          <Button size="compact-sm" data-testid={tourTestIds.start} onClick={startTour}>
            {text.t('start')}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** Each step begins at its title; at the end the keyboard returns to where it was. An offer takes nothing. */
function useFocus(heading: React.RefObject<HTMLElement | null>, isRunning: boolean, step: number): void {
  useEffect(() => {
    if (!isRunning) return;
    const before = document.activeElement;
    return () => {
      // A button that is gone, such as that of the offer, has left the keyboard nowhere: on the whole page.
      const isPlace = before instanceof HTMLElement && before.isConnected && before !== document.body;
      const target = isPlace ? before : document.querySelector('main');
      target?.focus({ preventScroll: true });
    };
  }, [isRunning]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step anew
  useEffect(() => {
    if (isRunning) heading.current?.focus({ preventScroll: true });
  }, [heading, isRunning, step]);
}

/** Escape ends the tour, unless something that is open over the page takes it. */
function useEscape(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const isElsewhere = event.target instanceof Element && event.target.closest('[aria-expanded="true"]');
      if (isElsewhere || document.querySelector('[aria-modal="true"]')) return;
      endTour();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
