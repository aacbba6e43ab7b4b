import { firstLoadOf, kilobytes, pageScripts, recordLoads, simulationScripts } from '../bench/loaded';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

test('the first load, the charts and the simulation stay as small as promised', async ({
  explorer,
  page,
  context,
}) => {
  const loads = recordLoads(page);
  await explorer.open();
  await page.waitForLoadState('networkidle');
  const first = await firstLoadOf(page);
  const all = await loads();
  const firstLoad = kilobytes(
    all.filter(({ url }) => first.has(url)),
    pageScripts,
  );
  // Below this, the pattern has missed what it is to measure.
  expect(firstLoad).toBeGreaterThan(100);
  expect(firstLoad).toBeLessThanOrEqual(190);
  const charts = kilobytes(
    all.filter(({ url }) => !first.has(url)),
    pageScripts,
  );
  expect(charts).toBeGreaterThan(10);
  expect(charts).toBeLessThanOrEqual(150);

  const other = await context.newPage();
  const loadsOfNoise = recordLoads(other);
  await new NoisePage(other).open(quick);
  const worker = kilobytes(await loadsOfNoise(), simulationScripts);
  expect(worker).toBeGreaterThan(10);
  expect(worker).toBeLessThanOrEqual(300);
});
