import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import styles from './ChartFrame.module.css';
import { composePicture, download, toPng } from './pictureExport';
import type { Provenance } from './provenance';

/** The least width of a chart that is taken away, in pixels: half a page in print, and readable on a slide. */
const leastWidth = 640;

interface SavedPictureInput {
  title: string;
  sentence: string;
  fileName: string;
  /** Width of the chart on the page. */
  width: number;
  draw: (width: number) => ReactNode;
  provenance: () => Provenance;
  /** What is said where there is nothing to take away. */
  noPicture: string;
}

/**
 * Takes a chart away as SVG or PNG. On a phone, or in a narrow column, the chart is drawn once more, apart and out of
 * sight: a file should not tell how wide a window was.
 */
export function useSavedPicture(input: SavedPictureInput) {
  const apart = useRef<HTMLDivElement>(null);
  const [isDrawing, setDrawing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const width = Math.max(leastWidth, input.width);

  const save = async (format: 'svg' | 'png') => {
    try {
      flushSync(() => setDrawing(true));
      const chart = apart.current?.querySelector('svg');
      if (!chart) return setProblem(input.noPicture);
      const picture = composePicture(chart, input.title, input.sentence, input.provenance());
      const blob =
        format === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await toPng(picture);
      download(blob, `${input.fileName}.${format}`);
      setProblem(null);
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setDrawing(false);
    }
  };
  const drawing = isDrawing ? (
    <div ref={apart} className={styles.apart} style={{ width }} aria-hidden="true">
      {input.draw(width)}
    </div>
  ) : null;
  return { save, problem, drawing };
}
