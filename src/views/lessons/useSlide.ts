import { useEffect, useState } from 'react';

/** The size for which a step is laid out as a slide, in pixels; a larger screen enlarges all of it alike. */
const slide = { width: 1120, height: 630 };

/** How many times a slide is enlarged on a screen; never made smaller. */
export function slideZoom(width: number, height: number): number {
  return Math.max(1, Math.min(width / slide.width, height / slide.height));
}

/** The zoom of the window while presenting, as it changes; 1 otherwise. */
export function useSlideZoom(isPresenting: boolean): number {
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    if (!isPresenting) return;
    const measure = () => setZoom(slideZoom(innerWidth, innerHeight));
    measure();
    addEventListener('resize', measure);
    return () => {
      removeEventListener('resize', measure);
      setZoom(1);
    };
  }, [isPresenting]);
  return zoom;
}
