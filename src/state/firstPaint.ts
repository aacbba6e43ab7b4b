/** What the document showed before the application: kept until the application has its own. */

/** Where `scripts/first-paint.ts` leaves both in the document. */
export const firstPaintBand = 'band';
export const firstPaintPicture = 'first-paint__picture';

export interface FirstPaint {
  /** 90 % of the draws over the literature's ranges, of the default story. */
  band: Record<'advantage' | 'femtojoulesPerMac', { p05: number; p95: number }> | undefined;
  /** Its curve. */
  picture: Element | null;
}

let kept: FirstPaint = { band: undefined, picture: null };

/** Keeps what the document shows. Call once, before the application takes its place. */
export function keepFirstPaint(document: Document): void {
  const band = document.querySelector<HTMLElement>(`[data-${firstPaintBand}]`)?.dataset[firstPaintBand];
  kept = {
    band: band === undefined ? undefined : (JSON.parse(band) as FirstPaint['band']),
    picture: document.querySelector(`.${firstPaintPicture}`),
  };
}

export const firstPaint = (): FirstPaint => kept;
