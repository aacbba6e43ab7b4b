/** What the built page loads, and how much of it there is; the sizes are the same on every run. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

interface Loaded {
  url: string;
  /** As a compressing host would send it. */
  gzipBytes: number;
}

/** Everything that a page fetches from now on. Ask for it when the page has settled. */
export function recordLoads(page: Page): () => Promise<Loaded[]> {
  const loads: Promise<Loaded>[] = [];
  page.on('response', (response) => {
    const measure = async (): Promise<Loaded> => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      return { url: response.url(), gzipBytes: gzipSync(body).length };
    };
    loads.push(measure());
  });
  return () => Promise.all(loads);
}

/**
 * What the document asks for besides the charts: the scripts of the application with everything that they import, and
 * its styles.
 */
export async function firstLoadOf(page: Page): Promise<Set<string>> {
  const html = await page.evaluate(async () => await (await fetch(location.pathname)).text());
  return new Set(
    [...html.matchAll(/<(?![^>]*data-part="charts")[^>]*(?:src|href)="([^"]+)"/g)].map(
      ([, path]) => new URL(path!, page.url()).href,
    ),
  );
}

/** Compressed size in kB of what is named so. */
export const kilobytes = (loads: readonly Loaded[], pattern: RegExp): number =>
  loads.filter(({ url }) => pattern.test(url)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;

/** Scripts of the page that are no worker's. */
export const pageScripts = /^(?!.*\.worker-).*\.js$/;
export const simulationScripts = /simulation\.worker.*\.js$/;
