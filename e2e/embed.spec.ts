import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { noiseTestIds } from '../src/views/noise/testIds';

/** A page of another origin that embeds the explorer as docs/sharing.md says: sized by the frame, listening to it alone. */
const host = (address: string) => `<!doctype html><title>A lecture</title>
<iframe src="${address.replaceAll('&', '&amp;')}" width="800" height="300" style="border:0"></iframe>
<script>
  const frame = document.querySelector('iframe');
  const origin = new URL(frame.src).origin;
  window.states = [];
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data.type === 'optical-transformer:height') frame.height = event.data.height;
    if (event.data.type === 'optical-transformer:state') states.push(event.data);
  });
  window.say = (message) => frame.contentWindow.postMessage(message, origin);
</script>`;

interface State {
  link: string;
  sentence: string;
  warnings: { key: string }[];
}

/** Serves the other page from a port of its own: a browser asks before a page from elsewhere may frame this machine. */
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(host(new URL(request.url ?? '', 'http://host').searchParams.get('embeds') ?? ''));
});
test.beforeAll(() => new Promise<void>((listening) => void server.listen(0, '127.0.0.1', () => listening())));
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Opens the other page; what the explorer answers is gathered there. */
async function embed(page: Page, address: string) {
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?embeds=${encodeURIComponent(address)}`);
  const say = (message: object) =>
    page.evaluate((told) => (window as unknown as { say(told: object): void }).say(told), message);
  const states = () => page.evaluate(() => (window as unknown as { states: State[] }).states);
  const height = () => page.locator('iframe').evaluate((frame: HTMLIFrameElement) => Number(frame.height));
  return { inner: page.frameLocator('iframe').first(), say, states, height };
}

/** Every chart that is in sight. */
const pictures = (inner: FrameLocator) =>
  inner.locator('[data-testid^=chart-][data-testid$=-picture]').filter({ visible: true });

test('another origin sets and reads the scenario: link and sentence belong together', async ({
  page,
  baseURL,
}) => {
  const { inner, say, states } = await embed(page, `${baseURL}#v=1&dacPj=3&embed=1`);
  await expect(inner.getByTestId(testIds.energy.headline)).toBeVisible();
  // It tells nothing before it is asked.
  expect(await states()).toEqual([]);
  await say({ type: 'optical-transformer:set', link: 'v=1&model=future-4q' });
  await expect.poll(async () => (await states()).length).toBeGreaterThan(0);
  for (const { link, sentence } of await states()) {
    expect(link).toContain('model=future-4q');
    expect(sentence).toContain('FUTURE-4q');
  }
  await say({ type: 'optical-transformer:set', link: 'v=1&view=noise&tokens=256&seeds=1&nonsense=1' });
  await expect
    .poll(async () => (await states()).at(-1)?.warnings.map(({ key }) => key))
    .toEqual(['nonsense']);
  const last = (await states()).at(-1);
  expect(last?.link).toContain('view=noise');
  expect(last?.sentence).toContain('photons per MAC');
  await expect(inner.getByTestId(noiseTestIds.headline)).toHaveText(last?.sentence ?? '');

  // Whoever else stands on that page is not listened to.
  const heard = (await states()).length;
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    other.srcdoc = `<script>
      parent.frames[0].postMessage({ type: 'optical-transformer:set', link: 'v=1&dacPj=99' }, '*');
      parent.document.title = 'The other one has spoken';
    </script>`;
    document.body.append(other);
  });
  await expect(page).toHaveTitle('The other one has spoken');
  await say({ type: 'optical-transformer:get' });
  await expect.poll(async () => (await states()).length).toBeGreaterThan(heard);
  expect((await states()).at(-1)?.link).not.toContain('dacPj');
});

test('the frame is as high as its content, growing and shrinking', async ({ page, baseURL }) => {
  const { inner, say, height } = await embed(page, `${baseURL}#v=1&view=methods&embed=1`);
  await expect.poll(height).toBeGreaterThan(5000);
  await say({ type: 'optical-transformer:set', link: 'v=1' });
  await expect(inner.getByTestId(testIds.energy.headline)).toBeVisible();
  await expect.poll(height).toBeLessThan(1200);
  expect(await height()).toBeGreaterThan(400);
});

test('one picture, the controls that were chosen, and a way out without either mark', async ({
  page,
  baseURL,
}) => {
  const { inner } = await embed(page, `${baseURL}#v=1&embed=1&question=scale&controls=batch-dacPj`);
  await expect(inner.getByTestId(chartTestIds.picture('question-sweep'))).toBeVisible();
  await expect(pictures(inner)).toHaveCount(1);
  await expect(inner.getByTestId(testIds.field('batch'))).toBeVisible();
  await expect(inner.getByTestId(testIds.field('dacPj'))).toBeVisible();
  await expect(inner.getByTestId(testIds.field('width'))).toHaveCount(0);
  const way = inner.getByTestId(testIds.embedOpen);
  await expect(way).toHaveAttribute('target', '_blank');
  await expect(way).toHaveAttribute('href', '#v=1&question=scale');
});

test('an embedded comparison shows the designs and their curves, and nothing to change them', async ({
  page,
  baseURL,
}) => {
  const { inner } = await embed(
    page,
    `${baseURL}#v=1&view=compare&a.name=&b.name=Wide&b.model=mt-nlg-530b&embed=1&controls=none`,
  );
  await expect(inner.getByTestId(chartTestIds.picture('compare-curves'))).toBeVisible();
  await expect(pictures(inner)).toHaveCount(1);
  await expect(inner.getByRole('button', { name: /Edit|Remove|Take/ })).toHaveCount(0);
  await expect(inner.getByRole('slider')).toHaveCount(0);
});
