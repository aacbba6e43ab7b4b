import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { preview } from 'vite';
import { checkpointFolder } from './checkpoints';
import { launchOptions } from './chromium';
import { type BenchLine, median } from './report';
import { torchTokensPerSecond } from './rivals/torch';

/** Tokens of the answers that speed is measured on: enough for the start and the end not to matter. */
const MANY_TOKENS = 16_384;

/** Moves of the slider that are measured; the photons differ each time, so nothing comes from a cache. */
const MOVES = 12;

interface Answer {
  /** Milliseconds from the last move to the first sentence about it, and to the one about all tokens. */
  first: number;
  complete: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/**
 * The live number of the noise view in the built page: how soon it answers after the last move of the slider, and how
 * long the page is held up meanwhile. On the wall where a person waits, of processor time where other work would count.
 */
export async function* measureLive(): AsyncGenerator<BenchLine> {
  const server = await preview({ logLevel: 'silent', preview: { port: 4197 } });
  const browser = await chromium.launch(launchOptions());
  try {
    const { answers, tasks } = await movesOf(browser, server.resolvedUrls!.local[0]!);
    yield {
      what: 'live number, first answer after the last move',
      value: median(answers.map(({ first }) => first)),
      unit: 'ms',
    };
    yield {
      what: 'live number, all 2,048 tokens after the last move',
      value: median(answers.map(({ complete }) => complete)),
      unit: 'ms',
      aim: { relation: '≤', value: 300 },
      bound: 'the counts of Poisson noise, see `profile`; a busy machine adds its own',
    };
    yield {
      what: 'live number, slowest of these',
      value: Math.max(...answers.map(({ complete }) => complete)),
      unit: 'ms',
    };
    yield {
      what: 'longest task of the main thread meanwhile, on the wall',
      value: Math.max(...tasks.map(({ wall }) => wall)),
      unit: 'ms',
      aim: { relation: '≤', value: 50 },
    };
    yield {
      what: 'longest task of the main thread meanwhile, processor time',
      value: Math.max(...tasks.map(({ processor }) => processor)),
      unit: 'ms',
    };
    yield* throughput(browser, server.resolvedUrls!.local[0]!);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Tokens a second of the built page's own workers, one a core, against PyTorch on the same cores. */
async function* throughput(browser: Browser, address: string): AsyncGenerator<BenchLine> {
  const folder = checkpointFolder('sotu-64');
  const torch = folder ? torchTokensPerSecond(folder, 100) : 'the checkpoint is not there';
  for (const shotNoise of ['gaussian', 'poisson'] as const) {
    const page = await openView(browser, address, `tokens=${MANY_TOKENS}&shotNoise=${shotNoise}`);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    const backend = await page.getByTestId('view-noise').getAttribute('data-backend');
    const answers: Answer[] = await page.evaluate(moveSlider, { moves: 3, from: 600 });
    await page.close();
    const tokensPerSecond = (1000 * MANY_TOKENS) / median(answers.map(({ complete }) => complete));
    const what = `the built page in Chromium, ${backend}, ${cores} cores, ${shotNoise}, width 64`;
    yield { what, value: tokensPerSecond, unit: 'tokens/s' };
    if (typeof torch !== 'string')
      yield {
        what,
        value: tokensPerSecond / torch.tokensPerSecond[shotNoise],
        unit: '×',
        against: `tokens/s of training/reference.py on ${torch.threads} threads`,
        aim: { relation: '≥', value: shotNoise === 'gaussian' ? 4 : 6 },
      };
  }
  if (typeof torch === 'string') console.log(`  against training/reference.py: skipped, ${torch}`);
}

/** The noise view with the live number answered. */
async function openView(browser: Browser, address: string, parameters: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // The compiler that runs this file marks inner functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name ??= (named) => named');
  await page.goto(`${address}#v=1&view=noise&${parameters}`);
  await page.locator('[data-testid="view-noise"][data-compute-state="idle"]').waitFor();
  return page;
}

async function movesOf(browser: Browser, address: string) {
  const page = await openView(browser, address, 'photonsPerMac=100');
  // The helpers of the pool, and the compilers of the engine, are ready after some answers.
  await page.evaluate(moveSlider, { moves: 4, from: 200 });
  const session = await page.context().newCDPSession(page);
  const trace = await startTrace(session);
  const answers: Answer[] = await page.evaluate(moveSlider, { moves: MOVES, from: 300 });
  const tasks = mainThreadTasks(await trace.stop());
  return { answers, tasks };
}

async function startTrace(session: CDPSession) {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      return events;
    },
  };
}

/** Tasks of the main threads of renderers, milliseconds. */
function mainThreadTasks(events: readonly TraceEvent[]) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ ph, name, pid, tid }) => ph === 'X' && /RunTask/.test(name) && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, processor: tdur / 1000 }));
}

/** Runs in the page: drags the slider over a few frames, then waits for the answer about where it rests. */
async function moveSlider({ moves, from }: { moves: number; from: number }) {
  const slider = document.querySelector<HTMLInputElement>('[data-testid="slider-photonsPerMac"]')!;
  const view = document.querySelector<HTMLElement>('[data-testid="view-noise"]')!;
  const headline = document.querySelector<HTMLElement>('[data-testid="noise-headline"]')!;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
  const frame = () => new Promise(requestAnimationFrame);
  const answers: { first: number; complete: number }[] = [];
  for (let move = 0; move < moves; move += 1) {
    const before = headline.textContent;
    let last = 0;
    for (let step = 0; step < 6; step += 1) {
      set.call(slider, String(from + move * 30 + step * 4));
      last = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      await frame();
    }
    answers.push(
      await new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('no answer about the last move')), 60_000);
        let first = 0;
        const look = () => {
          const field = document.querySelector<HTMLInputElement>('[data-testid="field-photonsPerMac"]')!;
          const asked = Number(field.value.replaceAll(',', ''));
          const told = Number(/[\d.,]+/.exec(headline.textContent ?? '')?.[0].replaceAll(',', ''));
          // The sentence has three digits.
          if (!first && headline.textContent !== before && Math.abs(told / asked - 1) < 0.006)
            first = performance.now() - last;
          if (first && view.dataset.computeState === 'idle') {
            observer.disconnect();
            resolve({ first, complete: performance.now() - last });
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(view, { attributes: true, childList: true, characterData: true, subtree: true });
        look();
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return answers;
}
