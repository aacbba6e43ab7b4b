import { testIds } from '../src/app/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';
import { NoisePage } from './pages/NoisePage';
import { expect, test } from './test';

/** What the page is for, from end to end; `firefox.spec.ts` does the same in the other engine. */
test('the main job: a link, a value, the noise, a study, its photons in the energy model, and back @cpu', async ({
  explorer,
  page,
}) => {
  const noise = new NoisePage(page);
  await explorer.open('v=1&dacPj=5&tokens=512&seeds=1');
  await expect(explorer.headline).toContainText('GPT-3 175B');
  const opened = await explorer.headline.textContent();
  await explorer.type('dacPj', '2');
  await explorer.expectParameter('dacPj', '2');
  await explorer.settled();
  await expect(explorer.headline).not.toHaveText(opened ?? '');
  await explorer.get(testIds.undo).click();
  await explorer.expectParameter('dacPj', '5');
  await explorer.settled();
  await expect(explorer.headline).toHaveText(opened ?? '');

  await explorer.get(testIds.viewLink('noise')).click();
  await noise.settled();
  await expect(noise.view).toHaveAttribute('data-backend', 'wasm');
  await noise.get(noiseTestIds.studyStart).click();
  await expect(noise.view).toHaveAttribute('data-study-state', 'done');
  await noise.get(noiseTestIds.handOver).click();
  await explorer.settled();
  // 100 photons per MAC at width 64.
  await explorer.expectParameter('photonsPerDot', '6400');
  await explorer.expectParameter('dacPj', '5');
  await explorer.get(testIds.undo).click();
  await explorer.expectParameter('photonsPerDot', null);
});
