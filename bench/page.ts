import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { interactionTour, openCharts, percentile, sliderToChart } from './interaction';
import { type BenchLine, median } from './report';

const launch = (): Promise<Browser> => {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  const executablePath = process.env.CHROMIUM_PATH ?? system;
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
};

interface Loaded {
  url: string;
  gzipBytes: number;
}

/** Everything the page fetches, with the size that a compressing host would send. */
function recordResponses(page: Page): Loaded[] {
  const loaded: Loaded[] = [];
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    loaded.push({ url: response.url(), gzipBytes: gzipSync(body).length });
  });
  return loaded;
}

/** What the document itself asks for: its scripts with everything that they import, and its styles. */
async function firstLoadOf(address: string): Promise<Set<string>> {
  const html = await (await fetch(address)).text();
  return new Set(
    [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => new URL(path!, address).href),
  );
}

const kilobytes = (loaded: readonly Loaded[], pattern: RegExp): number =>
  loaded.filter(({ url }) => pattern.test(url)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;

/**
 * First paint and sizes of the built page in dist/, cold cache, over loopback: what the first screen loads before
 * anything is touched, with charts, and what the noise view adds.
 */
export async function* measurePage(): AsyncGenerator<BenchLine> {
  const server = await preview({ logLevel: 'silent', preview: { port: 4198 } });
  const address = server.resolvedUrls!.local[0]!;
  const browser = await launch();
  try {
    // A first visit throughout: nothing has been kept by the service worker, and it does not get in the way.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const loaded = recordResponses(page);
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForSelector('[data-testid=chart-per-mac-versus-width-picture] svg');
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    yield { what: 'first contentful paint', value: paint, unit: 'ms', aim: { relation: '≤', value: 1000 } };
    const names = await firstLoadOf(address);
    const firstScripts = loaded.filter(({ url }) => names.has(url));
    const later = loaded.filter(({ url }) => !names.has(url));
    yield {
      what: 'JavaScript of the first load',
      value: kilobytes(firstScripts, /\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 200 },
    };
    yield { what: 'style of the first load', value: kilobytes(firstScripts, /\.css/), unit: 'kB gzip' };
    yield {
      what: 'JavaScript that charts add',
      value: kilobytes(later, /(?<!worker-[\w-]+)\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 150 },
    };
    yield { what: 'energy worker', value: kilobytes(later, /\.worker-[\w-]+\.js/), unit: 'kB gzip' };
    const noise = await context.newPage();
    const noiseLoaded = recordResponses(noise);
    await noise.goto(`${address}#v=1&view=noise`, { waitUntil: 'networkidle' });
    yield {
      what: 'simulation worker (scripts)',
      value: kilobytes(noiseLoaded, /simulation\.worker.*\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 300 },
    };
    yield { what: 'WebAssembly kernel', value: kilobytes(noiseLoaded, /\.wasm/), unit: 'kB gzip' };
    await noise.close();
    await page.close();
    yield* measureInteraction(context, address);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** How quickly the page answers: as it is, and on a processor four times slower. */
async function* measureInteraction(context: BrowserContext, address: string): AsyncGenerator<BenchLine> {
  const charts = await context.newPage();
  await openCharts(charts, address);
  const drawn = await sliderToChart(charts, 30);
  yield {
    what: 'slider move to painted chart, 95th percentile of 30',
    value: percentile(drawn, 0.95),
    unit: 'ms',
    aim: { relation: '≤', value: 50 },
  };
  await charts.close();
  const tour = await interactionTour(await context.newPage(), address, 4);
  const durations = tour.map(({ milliseconds }) => milliseconds);
  const slowest = tour.reduce((worst, next) => (next.milliseconds > worst.milliseconds ? next : worst));
  yield {
    what: `interaction to next paint at 4× slowdown, median of ${tour.length}`,
    value: median(durations),
    unit: 'ms',
  };
  yield {
    what: 'interaction to next paint at 4× slowdown, 95th percentile',
    value: percentile(durations, 0.95),
    unit: 'ms',
    aim: { relation: '≤', value: 100 },
    bound: `slowest: ${slowest.what}, ${Math.round(slowest.milliseconds)} ms`,
  };
}
