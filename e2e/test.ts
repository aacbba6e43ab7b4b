import { test as base, expect } from '@playwright/test';
import { ExplorerPage } from './pages/ExplorerPage';

interface Fixtures {
  explorer: ExplorerPage;
}

/**
 * The test of all specs: gives the page object, and fails where the console has an error, a script threw, anything was
 * asked of another origin, or the page's policy had to refuse something.
 */
export const test = base.extend<Fixtures>({
  explorer: async ({ page, baseURL }, use) => {
    const problems: string[] = [];
    const origin = new URL(baseURL ?? 'http://localhost').origin;
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
      if (!isOwn) problems.push(`another origin: ${request.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
        console.error(`refused by the policy: ${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    await use(new ExplorerPage(page));
    expect(problems).toEqual([]);
  },
});

export { expect };
