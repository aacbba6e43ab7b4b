import type { CDPSession, Page } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { controlTestIds } from '../src/controls/testIds';

/** One thing that the reader did, and the time until the page had painted its answer. */
export interface Interaction {
  what: string;
  milliseconds: number;
}

const firstChart = '[data-testid=chart-per-mac-versus-width-picture]';

/** Opens the page and waits until its first chart stands. */
export async function openCharts(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector(`${firstChart} svg`);
  await page.waitForSelector('[data-compute-state=idle]');
}

/** Collects the browser's own event timings: from the input to the next paint after its handlers. Runs in the page. */
function collectTimings(): void {
  const byInteraction = new Map<number, number>();
  Object.assign(globalThis, { byInteraction });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      if (entry.interactionId === 0) continue;
      const longest = Math.max(byInteraction.get(entry.interactionId) ?? 0, entry.duration);
      byInteraction.set(entry.interactionId, longest);
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Two frames later everything that an input has set off at once is painted, and its timing is recorded. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
      ),
  );

/**
 * A visit as a reader makes it: sliders by key and by drag, a typed value, charts switched, a group unfolded, undo, the
 * palette, every view. Answers with the time to the next paint of each.
 *
 * @param slowdown of the processor, by the browser's own throttling
 */
export async function interactionTour(page: Page, address: string, slowdown: number): Promise<Interaction[]> {
  const measured: Interaction[] = [];
  await page.addInitScript(collectTimings);
  await openCharts(page, address);
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const seen = new Set<number>();
  const act = async (what: string, input: () => Promise<unknown>): Promise<void> => {
    await input();
    await painted(page);
    const timings = await page.evaluate(() => [
      ...(globalThis as unknown as { byInteraction: Map<number, number> }).byInteraction,
    ]);
    const fresh = timings.filter(([id]) => !seen.has(id));
    for (const [id] of fresh) seen.add(id);
    // Shorter than the threshold of the observer: it counts with the threshold.
    measured.push({ what, milliseconds: Math.max(16, ...fresh.map(([, duration]) => duration)) });
  };
  const slider = (key: string) => page.getByTestId(controlTestIds.slider(key)).first();
  for (const key of ['width', 'dacPj', 'sramPjPerBit']) {
    await slider(key).focus();
    for (let press = 0; press < 8; press += 1)
      await act(`key on the slider of ${key}`, () => page.keyboard.press('ArrowRight'));
  }
  const box = (await slider('width').boundingBox())!;
  for (let drag = 0; drag < 4; drag += 1) {
    await act('drag of the slider of width', async () => {
      await page.mouse.move(box.x + box.width * (0.3 + drag * 0.1), box.y + box.height / 2);
      await page.mouse.down();
      for (let step = 1; step <= 6; step += 1)
        await page.mouse.move(box.x + box.width * (0.3 + drag * 0.1 + step * 0.02), box.y + box.height / 2);
      await page.mouse.up();
    });
  }
  const field = page.getByTestId(controlTestIds.field('dacPj')).first();
  await act('focus of a field', () => field.click());
  await field.fill('4');
  await act('a typed value', () => page.keyboard.press('Enter'));
  await act('a group of parameters', () =>
    page.getByTestId(controlTestIds.group('hardware')).getByRole('button').first().click(),
  );
  await act('undo', () => page.keyboard.press('Control+z'));
  await act('the palette', () => page.keyboard.press('Control+k'));
  const palette = page.getByTestId(testIds.paletteInput);
  await palette.waitFor();
  await act('a letter in the palette', () => page.keyboard.press('d'));
  await act('closing the palette', () => page.keyboard.press('Escape'));
  await palette.waitFor({ state: 'detached' });
  for (const view of ['compare', 'lessons', 'paper', 'methods', 'noise', 'energy']) {
    await act(`the ${view} view`, () => page.getByTestId(`view-link-${view}`).click());
    await page.waitForSelector('main h1');
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return measured;
}

/**
 * Milliseconds from a key on the slider of the width until the chart of the first screen is painted with the new value,
 * the worker's answer included.
 */
export async function sliderToChart(page: Page, presses: number): Promise<number[]> {
  const slider = page.getByTestId(controlTestIds.slider('width')).first();
  await slider.focus();
  const measured: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    // In place before the key is pressed; a promise is wrapped, or the browser would wait for it here.
    await page.evaluate((selector) => {
      const drawn = new Promise<number>((resolve) => {
        let pressed = 0;
        addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
        const observer = new MutationObserver(() => {
          // What is still being drawn of the move before.
          if (pressed === 0) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
        });
        const picture = document.querySelector(selector)!;
        observer.observe(picture, { attributes: true, childList: true, characterData: true, subtree: true });
      });
      Object.assign(globalThis, { awaited: { drawn } });
    }, firstChart);
    await page.keyboard.press('ArrowRight');
    measured.push(
      await page.evaluate(
        () => (globalThis as unknown as { awaited: { drawn: Promise<number> } }).awaited.drawn,
      ),
    );
    await page.waitForSelector('[data-compute-state=idle]');
    await painted(page);
  }
  return measured;
}

/** The value that all but a share of the numbers stay below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
