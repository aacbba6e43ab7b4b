import { testIds } from '../src/app/testIds';
import { controlTestIds } from '../src/controls/testIds';
import { type Overrides, resolve, type ScenarioKey } from '../src/scenario';
import { noiseTestIds } from '../src/views/noise/testIds';
import { movesOf, type Step, script } from './load/script';
import { ExplorerPage } from './pages/ExplorerPage';
import { LinkedPage, scaleOf, valuesAt } from './pages/LinkedPage';
import { NoisePage } from './pages/NoisePage';
import { Resources } from './pages/Resources';
import { expect, test } from './test';

/** Another script: `LOAD_SEED=7 npx playwright test load`. */
const seed = Number(process.env.LOAD_SEED ?? 20230220);
/** Moves of each half: with WebAssembly, then with WebGL. */
const movesOfHalf = Number(process.env.LOAD_MOVES ?? 1000) / 2;
/** Moves in which engines compile and caches fill; what is held is compared from then on. */
const firstMoves = 100;

/**
 * What may come and go by the page's own doing. Nodes and listeners: the study that is open when counting has more or
 * fewer marks. Heap: up to 200 steps of undo and 24 studies, and what the engine compiled since (measured: 2.5 MB in the
 * first half, 0.9 MB in the second). A view that stays behind when it is left would be some 1,000 nodes and 100 kB, each
 * of fifty times. Tensors: the weights have means beside them where the last settings had a systematic error, one for
 * each of six matrices in four layers, and a job that was stopped may still hold a few, with the logits of a window (1 MB).
 */
const mostMore = { listeners: 50, nodes: 1500, heapMegabytes: 6, workers: 0, tensors: 36, gpuMegabytes: 2 };

test(`1,000 moves in random order, seed ${seed}: nothing grows, link and page agree at every step`, async ({
  explorer,
  page,
}) => {
  // A few minutes where nothing else runs.
  test.setTimeout(1_200_000);
  const noise = new NoisePage(page);
  const linked = new LinkedPage(page);
  const resources = await Resources.of(page);
  const steps = script(seed);
  let done = 0;
  let studiesStarted = 0;
  await noise.open('tokens=256&seeds=1');
  let before: Overrides = await linked.agreed();

  const run = async (moves: number) => {
    for (let moved = 0; moved < moves; done += 1) {
      const { value: step } = steps.next();
      before = await test
        .step(`step ${done}: ${JSON.stringify(step)}`, () => take(step, page, linked, before))
        .catch((error: unknown) => {
          console.log(`LOAD_SEED=${seed}, step ${done}: ${JSON.stringify(step)}`);
          throw error;
        });
      moved += movesOf(step);
      if (step.kind === 'start' && resolve(before).study !== 'live') studiesStarted += 1;
    }
  };
  /** The same place each time: nothing runs, and the live number is there. */
  const rest = async () => {
    await explorer.get(testIds.viewLink('noise')).click();
    await explorer.viewShown('noise');
    if (await noise.get(noiseTestIds.studyStop).isVisible()) await noise.get(noiseTestIds.studyStop).click();
    await noise.settled();
    before = await linked.agreed();
    return resources.held();
  };

  for (const backend of ['wasm', 'webgl']) {
    if (backend === 'webgl') await noise.forceBackend('WebGL');
    await noise.settled();
    await expect(noise.view).toHaveAttribute('data-backend', backend);
    await run(firstMoves);
    const first = await rest();
    await run(movesOfHalf - firstMoves);
    const last = await rest();
    await expect(noise.view).toHaveAttribute('data-backend', backend);
    console.log(`${backend}: ${JSON.stringify({ first, last })}`);
    for (const [what, most] of Object.entries(mostMore))
      expect(last[what as keyof typeof last] - first[what as keyof typeof first], what).toBeLessThanOrEqual(
        most,
      );
  }
  expect(await resources.unhandled()).toEqual([]);
  expect(studiesStarted).toBeGreaterThan(movesOfHalf / 50);

  // The last state wins: its link says the same in a page that never saw what was before.
  const fresh = new NoisePage(await page.context().newPage());
  await fresh.page.goto(page.url());
  await fresh.settled();
  expect(await fresh.headline.textContent()).toBe(await noise.headline.textContent());
  await explorer.get(testIds.viewLink('energy')).click();
  await explorer.settled();
  const freshExplorer = new ExplorerPage(fresh.page);
  await freshExplorer.get(testIds.viewLink('energy')).click();
  await freshExplorer.settled();
  await expect(explorer.headline).toHaveText((await freshExplorer.headline.textContent()) ?? '');
});

/** Takes one step, and gives the values of the link after it. */
async function take(step: Step, page: ExplorerPage['page'], linked: LinkedPage, before: Overrides) {
  switch (step.kind) {
    case 'view':
      await page.getByTestId(testIds.viewLink(step.view)).click();
      await expect(page.locator(`main[data-view=${step.view}]`)).toBeVisible();
      return linked.agreed();
    case 'drag': {
      const { sliders } = await linked.shown();
      const keys = Object.keys(sliders) as ScenarioKey[];
      const key = keys[Math.floor(step.slider * keys.length)];
      if (!key) return before;
      const { steps } = scaleOf(key, before);
      const positions = step.positions.map((share) => Math.round(share * steps));
      const allowed = valuesAt(key, positions.at(-1)!, before);
      await drag(page, key, positions);
      const after = await linked.agreed((overrides) => allowed.includes(resolve(overrides)[key]));
      expect({ ...after, [key]: undefined }).toEqual({ ...before, [key]: undefined });
      return after;
    }
    case 'study': {
      const chosen = await press(page, noiseTestIds.study(step.study));
      const isOpen = resolve(before).study === step.study;
      return linked.agreed(({ study = 'live' }) => !chosen || isOpen || study === 'live');
    }
    case 'start':
    case 'stop': {
      const isStart = step.kind === 'start';
      const pressed = await press(page, isStart ? noiseTestIds.studyStart : noiseTestIds.studyStop);
      return linked.agreed(({ study = 'live' }) => !pressed || isStart === (study !== 'live'));
    }
  }
}

/** Presses a button if it is there: other views have no studies, and what is done can be neither started nor stopped. */
function press(page: ExplorerPage['page'], testId: string): Promise<boolean> {
  return page.evaluate((id) => {
    const button = document.querySelector<HTMLButtonElement>(`[data-testid="${id}"]`);
    button?.click();
    return button !== null;
  }, testId);
}

/** Moves a slider as a hand does: held, over positions with a frame for each, and let go. */
async function drag(page: ExplorerPage['page'], key: ScenarioKey, positions: number[]): Promise<void> {
  await page.getByTestId(controlTestIds.slider(key)).evaluate(async (slider: HTMLInputElement, positions) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    for (const position of positions) {
      set?.call(slider, String(position));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  }, positions);
}
