import type { Page } from '@playwright/test';
import { filledViews } from './pages/ExplorerPage';
import { expect, test } from './test';

/**
 * Makes every text of the page longer or shorter, as another language might: 1.6 times what it was, or its first word
 * of at most four letters. Pictures lay out their own words, and formulas have none.
 */
function stretch(page: Page, to: 'long' | 'short'): Promise<void> {
  return page.evaluate((kind) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (texts.nextNode()) nodes.push(texts.currentNode as Text);
    for (const node of nodes) {
      const text = node.data;
      const isWords = /\p{L}{3}/u.test(text);
      if (!isWords || node.parentElement?.closest('svg, math, script, style, option')) continue;
      const short = text.trim().slice(0, 4).split(' ')[0] ?? '';
      node.data = kind === 'long' ? `${text} ${text.slice(0, Math.ceil(0.6 * text.length))}` : short;
    }
  }, to);
}

/** What does not fit: the page itself, and buttons or cards that their words have left. Runs in the page. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const tooWide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (tooWide > 0) found.push(`the page is ${tooWide} px too wide`);
    const boxes = 'button, a, label, summary, h1, h2, h3, article, li';
    for (const box of document.querySelectorAll<HTMLElement>(boxes)) {
      const isScrolled = box.closest('[tabindex="0"], table, .visually-hidden, .skip-link, .top-bar__views');
      const style = getComputedStyle(box);
      if (isScrolled || box.clientWidth === 0 || style.display === 'inline') continue;
      const isPressed = box.localName === 'button' || box.localName === 'a';
      const excess = Math.max(
        box.scrollWidth - box.clientWidth,
        isPressed ? box.scrollHeight - box.clientHeight : 0,
      );
      if (excess > 1 && style.textOverflow !== 'ellipsis')
        found.push(
          `${excess} px leave <${box.localName} class="${box.className}"> ${box.textContent.slice(0, 50)}`,
        );
    }
    return found;
  });
}

for (const width of [390, 1280])
  for (const { name, view, hash } of filledViews)
    test(`words of any length fit ${name} at ${width} px`, async ({ explorer, page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const kind of ['long', 'short'] as const) {
        await page.goto('about:blank');
        await page.goto(`./#${hash}`);
        await explorer.viewShown(view);
        await explorer.chartsShown();
        expect(await misfits(page)).toEqual([]);
        await stretch(page, kind);
        expect(await misfits(page), kind).toEqual([]);
      }
    });
