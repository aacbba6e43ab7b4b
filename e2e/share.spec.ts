import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { NoisePage, quick } from './pages/NoisePage';
import { expect, test } from './test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('share: the whole link, a code, and texts to copy', async ({ explorer, page }) => {
  await explorer.open('v=1&dacPj=3');
  await explorer.get(testIds.share).click();
  await expect(explorer.get(testIds.shareLink)).toHaveValue(page.url());
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('this machine or network only');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await explorer.get(testIds.shareCopy('link')).click();
  await expect(explorer.get(testIds.shareCopy('link'))).toContainText('Copied');
  expect(await clipboard()).toBe(page.url());
  await explorer.get(testIds.shareCopy('markdown')).click();
  await expect.poll(clipboard).toContain('| DAC energy | 3 pJ | 10 pJ |');
  await explorer.get(testIds.shareCopy('embed')).click();
  await expect.poll(clipboard).toContain('&amp;embed=1"');
  await explorer.get(testIds.shareCopy('bibtex')).click();
  await expect.poll(clipboard).toContain('2302.10360');
  const { violations } = await new AxeBuilder({ page })
    .include('[role="dialog"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a scenario is saved by name, survives a reload, opens, and no link overwrites it', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=3');
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.savedName).fill('Cheap converter');
  await explorer.get(testIds.savedSave).click();
  await expect(explorer.get(testIds.savedItem)).toHaveCount(1);
  await page.goto('about:blank');
  await explorer.open('v=1&dacPj=7');
  await explorer.get(testIds.share).click();
  await expect(explorer.get(testIds.savedItem)).toContainText('Cheap converter');
  await page.getByRole('button', { name: 'Cheap converter', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(explorer.field('dacPj')).toHaveValue('3');
  await page.goBack();
  await expect(explorer.field('dacPj')).toHaveValue('7');
});

test('a saved scenario gets another name, and one deleted by mistake comes back', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=3');
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.savedName).fill('First');
  await explorer.get(testIds.savedSave).click();
  const item = explorer.get(testIds.savedItem);
  await explorer.get(testIds.savedRename).click();
  await explorer.get(testIds.savedNewName).fill('Nonsense');
  await page.keyboard.press('Escape');
  await expect(item).toContainText('First');
  await explorer.get(testIds.savedRename).click();
  await explorer.get(testIds.savedNewName).fill('Second');
  await page.keyboard.press('Enter');
  await expect(item).toContainText('Second');
  await explorer.get(testIds.savedDelete).click();
  await expect(item).toHaveCount(0);
  await explorer.get(testIds.savedPutBack).click();
  await expect(item).toContainText('Second');
  await page.reload();
  await explorer.get(testIds.share).click();
  await expect(item).toHaveCount(1);
  await page.getByRole('button', { name: 'Second', exact: true }).click();
  await explorer.expectParameter('dacPj', '3');
});

test('scenarios are saved wherever this device has been before', async ({ explorer, page }) => {
  await explorer.open('v=1&dacPj=3');
  // As a visit to the noise view once left it: a database of this name without the table.
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('optical-transformer-explorer', 1);
        request.onupgradeneeded = () => void request.result.createObjectStore('windowLosses');
        request.onsuccess = () => {
          request.result.close();
          done();
        };
        request.onerror = () => failed(request.error);
      }),
  );
  const noise = new NoisePage(page);
  await noise.open(quick);
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.savedName).fill('After the noise');
  await explorer.get(testIds.savedSave).click();
  await expect(explorer.get(testIds.savedItem)).toContainText('After the noise');
  await page.reload();
  await explorer.get(testIds.share).click();
  await expect(explorer.get(testIds.savedItem)).toContainText('After the noise');
  // The other way round the simulation finds its own as well.
  await page.keyboard.press('Escape');
  await noise.settled();
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toContain('optical-transformer-explorer-losses');
});

test('the whole link is in sight, and its code grows for a lecture hall', async ({ explorer, page }) => {
  await page.goto(`./#v=1&view=noise&tokens=256&seeds=1&prompt=${'%E5%85%89'.repeat(150)}`);
  await explorer.viewShown('noise');
  await explorer.get(testIds.share).click();
  const link = explorer.get(testIds.shareLink);
  await expect(link).toHaveValue(page.url());
  expect(await link.evaluate((field) => field.scrollHeight <= field.clientHeight)).toBe(true);
  const code = page.getByRole('img', { name: 'QR code of the link' });
  const widthOf = async () => (await code.boundingBox())?.width ?? 0;
  const small = await widthOf();
  await explorer.get(testIds.shareLarge).click();
  await expect.poll(widthOf).toBeGreaterThan(2.5 * small);
});

test('where the browser does not let a page copy, the text is there to be selected', async ({
  explorer,
  page,
}) => {
  // As on a page that is served without encryption.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await explorer.open('v=1&dacPj=3');
  await explorer.get(testIds.share).click();
  await explorer.get(testIds.shareCopy('embed')).click();
  await expect(page.getByRole('dialog')).toContainText('does not let this page copy');
  await expect(explorer.get(testIds.shareShown)).toHaveValue(/^<iframe src="http.*&amp;embed=1"/);
  await explorer.get(testIds.shareCopy('bibtex')).click();
  await expect(explorer.get(testIds.shareShown)).toHaveValue(/2302\.10360/);
});

test('the page behind a dialog stays where it is', async ({ explorer, page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await explorer.open();
  await explorer.chartsShown();
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  await page.mouse.move(640, 600);
  await page.mouse.wheel(0, 300);
  await expect.poll(scrolled).toBe(300);
  await page.keyboard.press('Control+k');
  await expect(explorer.get(testIds.paletteInput)).toBeFocused();
  // Beside the dialog, and in its list, which can scroll: only that moves.
  await page.mouse.move(40, 650);
  await page.mouse.wheel(0, 300);
  await page.mouse.move(640, 250);
  for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 300);
  await expect.poll(() => page.getByRole('listbox').evaluate((list) => list.scrollTop)).toBeGreaterThan(300);
  await page.keyboard.press('PageDown');
  expect(await scrolled()).toBe(300);
  await page.keyboard.press('Escape');
  await expect(explorer.get(testIds.palette)).toHaveCount(0);
  await page.mouse.wheel(0, 200);
  await expect.poll(scrolled).toBe(500);
});

test('a scenario goes out as a file and comes back', async ({ explorer, page }) => {
  await explorer.open('v=1&model=future-16t&dacPj=3');
  await explorer.get(testIds.share).click();
  const download = page.waitForEvent('download');
  await explorer.get(testIds.savedExport).click();
  const path = await (await download).path();
  const file: unknown = JSON.parse(await readFile(path, 'utf8'));
  expect(file).toMatchObject({ version: 1, scenario: { width: 81920, dacPj: 3 } });
  await page.goto('about:blank');
  await explorer.open();
  await explorer.get(testIds.share).click();
  await page.locator('input[type=file]').setInputFiles(path);
  await page.keyboard.press('Escape');
  await expect(explorer.headline).toContainText('FUTURE-16T');
  await expect(explorer.field('dacPj')).toHaveValue('3');
});

test('a broken file is refused in words, and mended it is taken from the same place', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=7');
  await explorer.get(testIds.share).click();
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'design.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const message = explorer.get(testIds.savedMessage);
  await choose('{"format":');
  await expect(message).toContainText('neither JSON nor a CSV');
  await choose('{"format":"something-else","version":1,"link":"v=1"}');
  await expect(message).toContainText('not a scenario of this tool');
  await choose('{"format":"optical-transformer-explorer/scenario","version":99,"link":"v=1"}');
  await expect(message).toContainText('newer version');
  await expect(explorer.get(testIds.savedItem)).toHaveCount(0);
  await explorer.expectParameter('dacPj', '7');
  await choose(
    '{"format":"optical-transformer-explorer/scenario","version":1,"name":"Mine","link":"v=1&dacPj=2"}',
  );
  await expect(message).toContainText('“Mine” is opened and saved');
  await explorer.expectParameter('dacPj', '2');
  // Nothing is held on to: the same file could be chosen once more.
  expect(await page.locator('input[type=file]').evaluate((field: HTMLInputElement) => field.value)).toBe('');
});

test('the last state returns when no link is opened, and a link wins', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.type('dacPj', '3');
  await explorer.expectParameter('dacPj', '3');
  await page.goto('about:blank');
  await explorer.open();
  await expect(explorer.field('dacPj')).toHaveValue('3');
  await page.goto('about:blank');
  await explorer.open('v=1&dacPj=8');
  await expect(explorer.field('dacPj')).toHaveValue('8');
  await page.goto('about:blank');
  await explorer.open();
  await expect(explorer.field('dacPj')).toHaveValue('3');
});

test('embedded: sentence, one chart, sliders and a way out; nothing is kept', async ({ explorer, page }) => {
  await explorer.open('v=1&dacPj=3&embed=1');
  await expect(explorer.headline).toBeVisible();
  await expect(page.getByTestId(testIds.rail)).toHaveCount(0);
  await explorer.type('dacPj', '4');
  await explorer.expectParameter('dacPj', '4');
  await explorer.expectParameter('embed', '1');
  const target = await explorer.get(testIds.embedOpen).getAttribute('href');
  expect(target).toContain('dacPj=4');
  expect(target).not.toContain('embed');
  expect(await page.evaluate(() => localStorage.getItem('optical-transformer-explorer.last'))).toBeNull();
});

test('a page that embeds the explorer sets and reads its scenario', async ({ explorer, page, baseURL }) => {
  await explorer.open();
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = `${address}#v=1&embed=1`;
    Object.assign(window, { heard: [] as unknown[] });
    addEventListener('message', (event) =>
      (window as unknown as { heard: unknown[] }).heard.push(event.data),
    );
    document.body.append(frame);
  }, baseURL ?? '');
  const inner = page.frameLocator('iframe');
  await expect(inner.getByTestId(testIds.energy.view)).toHaveAttribute('data-compute-state', 'idle');
  const send = (message: object) =>
    page.evaluate((data) => {
      document.querySelector('iframe')?.contentWindow?.postMessage(data, '*');
    }, message);
  await send({ type: 'optical-transformer:set', link: 'v=1&model=future-4q&nonsense=1' });
  await expect(inner.getByTestId(testIds.energy.headline)).toContainText('FUTURE-4q');
  const heard = () => page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  await expect.poll(heard).toContain('"key":"nonsense"');
  await expect.poll(heard).toContain('optical-transformer:height');
  await expect.poll(heard).toMatch(/FUTURE-4q on this optical accelerator/);
});

test('the palette finds parameters, models and commands', async ({ explorer, page }) => {
  await explorer.open();
  await page.keyboard.press('Control+k');
  await explorer.get(testIds.paletteInput).fill('future-4q');
  await page.keyboard.press('Enter');
  await expect(explorer.headline).toContainText('FUTURE-4q');
  await page.keyboard.press('Control+k');
  await explorer.get(testIds.paletteInput).fill('amplifier');
  await page.keyboard.press('Enter');
  await expect(explorer.field('amplifierPj')).toBeFocused();
  await page.keyboard.press('Control+k');
  await explorer.get(testIds.paletteInput).fill('quadrillion');
  await page.keyboard.press('Enter');
  await explorer.expectParameter('view', 'lessons');
  await page.goBack();
  await explorer.get(testIds.paletteOpen).click();
  await explorer.get(testIds.paletteInput).fill('reset all');
  await page.keyboard.press('Enter');
  await expect(explorer.headline).toContainText('72.5 times less');
});
