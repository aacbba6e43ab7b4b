import { testIds } from '../src/app/testIds';
import { filledViews } from './pages/ExplorerPage';
import { expect, test } from './test';

/** What a sheet of A4 leaves between its margins, in pixels of a style sheet. */
const sheet = { width: 703, height: 1017 };

for (const { name, view, hash } of filledViews) {
  test(`${name} on paper: light, whole, without tools, with its link`, async ({ explorer, page }) => {
    await page.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
    await page.clock.setFixedTime('2031-05-17T12:00:00Z');
    await page.goto(`./#${hash}`);
    await explorer.viewShown(view);
    await explorer.chartsShown();
    await page.setViewportSize(sheet);
    await page.emulateMedia({ media: 'print' });
    // As a browser tells it before it lays out the sheets.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const stamp = page.locator('.print-stamp');
    await expect(stamp).toContainText(page.url());
    await expect(stamp).toContainText('May 17, 2031');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await expect(explorer.get(testIds.share)).toBeHidden();
    // A term in a sentence and a symbol of an equation are words; everything else that is pressed is gone.
    const pressed = page.locator('main button:not(.term, .equation__symbol)');
    await expect(pressed.filter({ visible: true })).toHaveCount(0);
    // Nothing is wider than the sheet: a broad table stands along its long side.
    const wide = await page.evaluate(
      ({ short, long }) =>
        [...document.querySelectorAll('main :is(svg, table, p, h1, h2)')].flatMap((element) => {
          let [box, room]: [Element | null, number] = [element, short];
          for (; box; box = box.parentElement) if (getComputedStyle(box).page === 'broad') room = long;
          const { right } = element.getBoundingClientRect();
          return right > room + 1
            ? [`${element.tagName} to ${right}: ${element.textContent?.slice(0, 40)}`]
            : [];
        }),
      { short: sheet.width, long: sheet.height },
    );
    expect(wide).toEqual([]);
  });
}
