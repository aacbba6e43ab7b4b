import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Width of an element in whole pixels, followed as it changes. Charts get it as a number: a picture drawn for a
 * known width can lay out its labels and legend, and never starts at a size of −1.
 */
export function useElementWidth(initial: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      const measured = Math.floor(target.clientWidth);
      if (measured > 0) setWidth(measured);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
