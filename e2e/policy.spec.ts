import { test as plain } from '@playwright/test';
import { noiseTestIds } from '../src/views/noise/testIds';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

// That nothing is refused is looked at by the fixture of every test: see `test.ts`.
for (const view of ['energy', 'noise', 'compare', 'lessons', 'paper', 'methods']) {
  test(`nothing in the ${view} view asks for more than the policy allows`, async ({ page }) => {
    await page.goto(`./#v=1&view=${view}`);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
  });
}

test('every backend computes under the policy @cpu', async ({ page }, { project }) => {
  const noise = new NoisePage(page);
  await noise.open(quick);
  await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
  const choices = [{ label: 'Plain CPU', name: 'cpu' }];
  if (project.name === 'software-webgl') choices.push({ label: 'WebGL', name: 'webgl' });
  for (const { label, name } of choices) {
    await noise.forceBackend(label);
    await expect(noise.view).toHaveAttribute('data-backend', name);
    await noise.settled();
    await expect(noise.get(noiseTestIds.error)).toHaveCount(0);
  }
});

/** Runs in the page and in a worker. The wait at the start leaves the debugger's call, in which eval is allowed. */
async function tryForbidden() {
  await new Promise((resolve) => setTimeout(resolve));
  const fails = async (action: () => unknown): Promise<boolean> => {
    try {
      await action();
      return false;
    } catch {
      return true;
    }
  };
  return {
    fetch: await fails(() => fetch('https://example.invalid/')),
    // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
    eval: await fails(() => eval('1 + 1')),
    function: await fails(() => new Function('return 1')()),
    // The smallest module: wasm-unsafe-eval stays allowed.
    wasm: await fails(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
  };
}

const refusals = { fetch: true, eval: true, function: true, wasm: false };

// Without the fixture that fails on console errors: what is tried here is refused, and the browser says so.
plain('the policy in the page refuses another origin and text run as code', async ({ page }) => {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
  });
  // Most static hosts send no such header: what stands in the page has to do alone.
  await page.route('**/path/', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.goto('./');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(tryForbidden)).toEqual(refusals);
  const ran = await page.evaluate(() => {
    new Image().src = 'https://example.invalid/picture.png';
    const script = document.createElement('script');
    script.textContent = 'globalThis.hasRun = true';
    document.head.append(script);
    return 'hasRun' in globalThis;
  });
  expect(ran).toBe(false);
  const directives = ['connect-src', 'img-src', 'script-src', 'script-src-elem'];
  await expect
    .poll(() =>
      page.evaluate(() => [...new Set((globalThis as never as { refused: string[] }).refused)].sort()),
    )
    .toEqual(directives);
});

plain('the policy, sent as a header, binds the workers too', async ({ page }) => {
  const started = page.waitForEvent('worker', (worker) => worker.url().includes('energy.worker'));
  await page.goto('./');
  const worker = await started;
  expect(await worker.evaluate(tryForbidden)).toEqual(refusals);
});
