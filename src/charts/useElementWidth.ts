import { createContext, type RefObject, use, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Width that a picture will have, where that is known before it is in the page; drawn for it, it is not drawn again. */
export const ExpectedWidth = createContext<number | null>(null);

/** Until anything has been measured. */
const initialWidth = 560;

/** What an A4 sheet or a letter leaves for a chart, in pixels of its style sheet; a narrower one scales it down. */
const paperWidth = 656;

/**
 * Width of an element in whole pixels, followed as it changes. Charts get it as a number: a picture drawn for a
 * known width can lay out its labels and legend, and never starts at a size of −1. On paper it is that of the sheet,
 * drawn before the page is laid out for it.
 */
export function useElementWidth(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const expected = use(ExpectedWidth);
  const [width, setWidth] = useState(expected ?? initialWidth);
  const isExpected = useRef(expected !== null);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      const measured = Math.floor(target.clientWidth);
      if (measured > 0) setWidth(measured);
    };
    // Asked for here, the page would be laid out in the middle of being built; the observer tells after that.
    if (!isExpected.current) measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    const fitPaper = () => flushSync(() => setWidth(paperWidth));
    addEventListener('beforeprint', fitPaper);
    addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', fitPaper);
      removeEventListener('afterprint', measure);
    };
  }, []);
  return [element, width];
}
