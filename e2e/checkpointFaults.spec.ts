import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { noiseTestIds } from '../src/views/noise/testIds';
import { ExplorerPage } from './pages/ExplorerPage';
import { loseNothing } from './pages/loseNothing';
import { NoisePage } from './pages/NoisePage';

// Without the fixture that fails on console errors: the browser reports the requests that are broken here on purpose.

const read = (name: string) => readFileSync(`public/checkpoints/sotu-64/${name}`);

/** Serves a file of the trained model in another way. */
async function serve(page: Page, name: string, answer: { status?: number; body?: Buffer }): Promise<void> {
  await page.route(`**/sotu-64/${name}`, (route) => route.fulfill(answer));
}

/** Serves another file in its place, and a card that vouches for it: what is wrong must be seen in the file itself. */
async function vouchFor(page: Page, name: string, body: Buffer): Promise<void> {
  const card = JSON.parse(read('card.json').toString());
  card.files[name] = { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
  await serve(page, name, { body });
  await serve(page, 'card.json', { body: Buffer.from(JSON.stringify(card)) });
}

const changedInOneBit = () => {
  const weights = read('model.safetensors');
  weights[weights.length - 1]! ^= 1;
  return weights;
};
const withoutNumbers = () => {
  const weights = read('model.safetensors');
  // An exponent of ones and a fraction that is not zero, whether numbers have 16 bits or 32.
  weights.fill(0xff, weights.length - 4);
  return weights;
};
const withOtherShapes = () => {
  const config = { ...JSON.parse(read('config.json').toString()), n_positions: 128 };
  return Buffer.from(JSON.stringify(config));
};

/** What happens to the trained model on its way, the kind of failure that the page tells, and its words. */
const damages: [string, string, RegExp, (page: Page) => Promise<void>][] = [
  [
    'missing',
    'not-found',
    /is not on the server/,
    (page) => serve(page, 'model.safetensors', { status: 404 }),
  ],
  [
    'refused by the server',
    'network',
    /answered 503/,
    (page) => serve(page, 'model.safetensors', { status: 503 }),
  ],
  [
    'cut short',
    'integrity',
    /bytes instead of/,
    (page) => {
      const body = read('model.safetensors');
      return serve(page, 'model.safetensors', { body: body.subarray(0, body.length / 2) });
    },
  ],
  [
    'changed in one bit',
    'integrity',
    /expected SHA-256/,
    (page) => serve(page, 'model.safetensors', { body: changedInOneBit() }),
  ],
  [
    'with weights that are no numbers',
    'format',
    /weights that are no numbers/,
    (page) => vouchFor(page, 'model.safetensors', withoutNumbers()),
  ],
  [
    'of other shapes',
    'format',
    /wpe.weight is 256×64, not 128×64/,
    (page) => vouchFor(page, 'config.json', withOtherShapes()),
  ],
];

for (const [what, kind, says, damage] of damages)
  test(`a trained model ${what} is told in words, nothing set is lost, and a retry loads it`, async ({
    page,
  }) => {
    await damage(page);
    await refusedUntilRetried(page, kind, says);
  });

test('a network that is lost half-way is told in words, nothing set is lost, and a retry loads it', async ({
  page,
}) => {
  const weights = read('model.safetensors');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Length': weights.length, 'Access-Control-Allow-Origin': '*' });
    response.write(weights.subarray(0, weights.length / 2), () => response.destroy());
  }).listen(0);
  const { port } = server.address() as AddressInfo;
  await page.route('**/sotu-64/model.safetensors', (route) =>
    route.continue({ url: `http://localhost:${port}/` }),
  );
  await refusedUntilRetried(page, 'network', /model.safetensors (broke off|could not be fetched)/);
  server.close();
});

/** The page says why, keeps values and undo, and has the model once it is whole again. */
async function refusedUntilRetried(page: Page, kind: string, says: RegExp): Promise<void> {
  const noise = new NoisePage(page);
  const explorer = new ExplorerPage(page);
  await page.goto('./#v=1&view=noise&tokens=256&seeds=1&photonsPerMac=77');
  const notice = noise.get(noiseTestIds.error);
  await expect(notice).toHaveAttribute('data-error-kind', kind);
  await expect(notice).toContainText('The simulation stopped.');
  await expect(notice).toContainText(says);
  await explorer.expectParameter('photonsPerMac', '77');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await noise.get(noiseTestIds.retry).click();
  await noise.settled();
  expect((await noise.numbers())[0]).toBe(77);
  await loseNothing(explorer);
}
