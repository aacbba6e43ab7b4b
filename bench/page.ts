import { type BrowserContext, chromium } from '@playwright/test';
import { preview } from 'vite';
import { launchOptions } from './chromium';
import { interactionTour, openCharts, percentile, sliderToChart } from './interaction';
import { firstLoadOf, kilobytes, pageScripts, recordLoads, simulationScripts } from './loaded';
import { type BenchLine, median } from './report';

/**
 * First paint and sizes of the built page in dist/, cold cache, over loopback: what the first screen loads before
 * anything is touched, with charts, and what the noise view adds.
 */
export async function* measurePage(): AsyncGenerator<BenchLine> {
  const server = await preview({ logLevel: 'silent', preview: { port: 4198 } });
  const address = server.resolvedUrls!.local[0]!;
  const browser = await chromium.launch(launchOptions());
  try {
    // A first visit throughout: nothing has been kept by the service worker, and it does not get in the way.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const loadedBy = recordLoads(page);
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForSelector('[data-testid=chart-per-mac-versus-width-picture] svg');
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    yield { what: 'first contentful paint', value: paint, unit: 'ms', aim: { relation: '≤', value: 1000 } };
    const names = await firstLoadOf(page);
    const loaded = await loadedBy();
    const firstScripts = loaded.filter(({ url }) => names.has(url));
    const later = loaded.filter(({ url }) => !names.has(url));
    yield {
      what: 'JavaScript of the first load',
      value: kilobytes(firstScripts, pageScripts),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 200 },
    };
    yield { what: 'style of the first load', value: kilobytes(firstScripts, /\.css/), unit: 'kB gzip' };
    yield {
      what: 'JavaScript that charts add',
      value: kilobytes(later, pageScripts),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 150 },
    };
    yield { what: 'energy worker', value: kilobytes(later, /\.worker-[\w-]+\.js$/), unit: 'kB gzip' };
    const noise = await context.newPage();
    const loadedByNoise = recordLoads(noise);
    await noise.goto(`${address}#v=1&view=noise`);
    // The worker has chosen how to compute, so that everything it needs has come.
    await noise.waitForSelector('[data-testid=view-noise][data-compute-state=idle]');
    const noiseLoaded = await loadedByNoise();
    yield {
      what: 'simulation worker (scripts)',
      value: kilobytes(noiseLoaded, simulationScripts),
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
