import { type RefObject, useLayoutEffect } from 'react';
import { placeCard } from './placement';
import { targetOf } from './steps';

const margin = 12;

/** What is free of bars that stay in place: the top bar, and on a phone the sheet from below. */
function freeArea(): { left: number; top: number; right: number; bottom: number } {
  const bar = document.querySelector('.top-bar');
  const sheet = document.querySelector('.sheet');
  const barBottom = bar ? bar.getBoundingClientRect().bottom : 0;
  return {
    left: margin,
    top: Math.max(0, barBottom) + margin,
    right: document.documentElement.clientWidth - margin,
    bottom: (sheet ? sheet.getBoundingClientRect().top : innerHeight) - margin,
  };
}

/**
 * Keeps the card in a corner beside what a step points to, and marks that part of the page. Follows scrolling, sizes,
 * and parts that arrive late; `step` null: nothing is pointed to.
 */
export function usePointer(card: RefObject<HTMLElement | null>, step: number | null): void {
  useLayoutEffect(() => {
    let marked: HTMLElement | null = null;
    const place = () => {
      const element = card.current;
      if (!element) return;
      const target = step === null ? null : targetOf(step);
      if (target !== marked) {
        marked?.removeAttribute('data-toured');
        target?.setAttribute('data-toured', 'true');
        target?.scrollIntoView({ block: 'center' });
        marked = target;
      }
      const { width, height } = element.getBoundingClientRect();
      const corner = placeCard({ width, height }, target?.getBoundingClientRect() ?? null, freeArea());
      element.style.left = `${corner.left}px`;
      element.style.top = `${corner.top}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    addEventListener('scroll', place, { passive: true });
    addEventListener('resize', place);
    return () => {
      marked?.removeAttribute('data-toured');
      observer.disconnect();
      removeEventListener('scroll', place);
      removeEventListener('resize', place);
    };
  }, [card, step]);
}
