import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import type { BenchLine } from './report';

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
    const page = await browser.newPage();
    const loaded = recordResponses(page);
    await page.goto(address, { waitUntil: 'load' });
    const firstScripts = [...loaded];
    await page.waitForSelector('.recharts-surface');
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    yield { what: 'first contentful paint', value: paint, unit: 'ms', aim: { relation: '≤', value: 1000 } };
    const names = firstScripts.map(({ url }) => url);
    const later = loaded.filter(({ url }) => !names.includes(url));
    yield {
      what: 'JavaScript of the first load',
      value: kilobytes(firstScripts, /\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 200 },
    };
    yield { what: 'style of the first load', value: kilobytes(firstScripts, /\.css/), unit: 'kB gzip' };
    yield {
      what: 'JavaScript that charts and the energy worker add',
      value: kilobytes(later, /\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 150 },
    };
    const noise = await browser.newPage();
    const noiseLoaded = recordResponses(noise);
    await noise.goto(`${address}#v=1&view=noise`, { waitUntil: 'networkidle' });
    yield {
      what: 'simulation worker (scripts)',
      value: kilobytes(noiseLoaded, /simulation\.worker.*\.js/),
      unit: 'kB gzip',
      aim: { relation: '≤', value: 300 },
    };
    yield { what: 'WebAssembly kernel', value: kilobytes(noiseLoaded, /\.wasm/), unit: 'kB gzip' };
  } finally {
    await browser.close();
    await server.close();
  }
}
