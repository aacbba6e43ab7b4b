import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { expect, test } from './test';

test('undo and redo go through every change, a drag as one step', async ({ explorer, page }) => {
  await explorer.open();
  await expect(explorer.get(testIds.undo)).toBeDisabled();
  await explorer.type('dacPj', '5');
  await explorer.type('dacPj', '4');
  const box = await explorer.slider('width').boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) {
    await page.mouse.move(box.x + box.width * (0.5 + step * 0.02), box.y + box.height / 2);
  }
  await page.mouse.up();
  await expect(explorer.field('width')).not.toHaveValue('12,288');
  await explorer.get(testIds.undo).click();
  await expect(explorer.field('width')).toHaveValue('12,288');
  await page.keyboard.press('Control+z');
  await expect(explorer.field('dacPj')).toHaveValue('5');
  await page.keyboard.press('Control+z');
  await expect(explorer.field('dacPj')).toHaveValue('10');
  await expect(explorer.get(testIds.undo)).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(explorer.field('dacPj')).toHaveValue('4');
  await explorer.expectParameter('dacPj', '4');
});

test('the search finds parameters by word, and / reaches it', async ({ explorer, page }) => {
  await explorer.open();
  await page.keyboard.press('/');
  await expect(explorer.get(testIds.search)).toBeFocused();
  await explorer.get(testIds.search).fill('amplifier');
  await expect(explorer.get(testIds.control('amplifierPj'))).toBeVisible();
  await expect(explorer.get(testIds.control('width'))).toHaveCount(0);
  await explorer.get(testIds.search).fill('no such thing');
  await expect(explorer.get(testIds.rail).getByRole('status')).toContainText('no such thing');
  await page.keyboard.press('Escape');
  await expect(explorer.get(testIds.control('width'))).toBeVisible();
});

test('the help sheet opens with ? and closes with Escape', async ({ explorer, page }) => {
  await explorer.open();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Undo');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the "i" of a parameter has its literature, source and name in the link', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.get(testIds.about('dacPj')).first().click();
  const about = page.getByRole('dialog');
  for (const text of ['App. D', 'dacPj', '0.5', '1.5', '10 pJ']) await expect(about).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(about).toHaveCount(0);
});

test('light and dark can be chosen and are remembered', async ({ explorer, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await explorer.open();
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  expect(await scheme()).toBe('light');
  await explorer.get(testIds.theme).click(); // auto → light
  await explorer.get(testIds.theme).click(); // light → dark
  expect(await scheme()).toBe('dark');
  await page.reload();
  await explorer.settled();
  expect(await scheme()).toBe('dark');
});

test('a knob that cannot move a number is not shown', async ({ explorer }) => {
  await explorer.open();
  await explorer.unfold('accounting');
  await expect(explorer.get(testIds.control('kvInDram'))).toHaveCount(0);
  await explorer.open('v=1&phase=decode');
  await explorer.unfold('accounting');
  await expect(explorer.get(testIds.control('kvInDram'))).toBeVisible();
});

test('what the document shows before any script has run is, mark by mark, what the page then shows', async ({
  explorer,
  page,
}) => {
  // Larger by a pixel, and browsers would count the page's own sentence as the moment when the reader sees something.
  const sentences = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main h1, main .subline')].map((element) => ({
        html: element.innerHTML.replaceAll('&nbsp;', '\u00a0'),
        width: element.clientWidth,
        height: element.clientHeight,
      })),
    );
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      Object.assign(globalThis, { before: document.querySelector('#root')?.innerHTML });
    }),
  );
  await explorer.open();
  const after = await sentences();
  await page.evaluate(() => {
    const { before } = globalThis as unknown as { before: string };
    document.querySelector('#root')!.innerHTML = before;
  });
  expect(await sentences()).toEqual(after);
});

test('skip link: the first stop of Tab leads to the result', async ({ explorer, page }) => {
  await explorer.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(new URL(page.url()).hash).toBe('');
});

test('on paper there are the sentence and the charts on white, and no controls', async ({
  explorer,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await explorer.open();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.emulateMedia({ media: 'print' });
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light');
  await expect(explorer.headline).toBeVisible();
  await expect(explorer.get(chartTestIds.picture('energy-versus-macs'))).toBeVisible();
  for (const control of [testIds.rail, testIds.share, chartTestIds.mode('per-mac-versus-width')])
    await expect(explorer.get(control)).toBeHidden();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen' });
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const width of [390, 320]) {
    test(`every view is in sight in the top bar, ${width} pixels wide`, async ({ explorer, page }) => {
      await page.setViewportSize({ width, height: 844 });
      await explorer.open();
      for (const view of ['energy', 'noise', 'compare', 'lessons', 'paper', 'methods'])
        await expect(explorer.get(testIds.viewLink(view))).toBeInViewport({ ratio: 1 });
    });
  }

  test('the sheet has the main sliders, opens to all, and the sentence stays in sight', async ({
    explorer,
    page,
  }) => {
    await explorer.open();
    await expect(explorer.headline).toBeInViewport();
    await expect(explorer.slider('width')).toBeInViewport();
    await explorer.get(testIds.sheetQuick('dacPj')).click();
    await explorer.type('dacPj', '5');
    await explorer.expectParameter('dacPj', '5');
    await page.mouse.wheel(0, 1500);
    await expect(explorer.headline).not.toBeInViewport();
    await expect(explorer.get(testIds.energy.headlineStrip)).toBeInViewport();
    await explorer.get(testIds.sheetToggle).click();
    await expect(explorer.get(testIds.search)).toBeInViewport();
    await expect(explorer.get(testIds.energy.headlineStrip)).toBeInViewport();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
