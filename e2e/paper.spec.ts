import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { paperTestIds } from '../src/views/paper/testIds';
import { expect, test } from './test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('every claim stands beside what comes out, and opens its scenario', async ({ explorer, page }) => {
  await explorer.open();
  await page.getByTestId(testIds.viewLink('paper')).click();
  await expect(page.getByTestId(paperTestIds.view)).toHaveAttribute('data-compute-state', 'idle');
  const claim = page.getByTestId(paperTestIds.claim('gpt3'));
  await expect(claim).toContainText('~ 80×');
  await expect(claim).toContainText('72.5×');
  await expect(claim).toContainText('81.8×');
  await expect(claim).toContainText('−9.3 %');
  await expect(page.getByTestId(paperTestIds.claimOurs('future-4q'))).toContainText('8,444×');
  await expect(page.getByTestId(paperTestIds.claimOurs('cores-gpt3-175b'))).toContainText('60.4');
  await expect(page.getByTestId(paperTestIds.never)).toContainText('Perplexities');
  await expect(page.getByTestId(paperTestIds.figures)).toContainText('GPT-3 175B gains 72.5×');
  await page.getByTestId(paperTestIds.claimLink('future-4q')).click();
  await explorer.settled();
  await expect(explorer.headline).toContainText('8,444 times less');
});

test('another reading of an inconsistency moves the claims it bears on, and back', async ({ page }) => {
  await page.goto('./#v=1&view=paper');
  const claim = page.getByTestId(paperTestIds.claimOurs('future-4q'));
  await expect(claim).toHaveText('8,444×');
  await page.getByTestId(paperTestIds.reading('I1', 1)).check();
  await expect(claim).toContainText('5,605×');
  // As printed stays in sight, struck through.
  await expect(claim.locator('s')).toHaveText('8,444×');
  await expect(page.getByTestId(paperTestIds.claimOurs('future-electronics-4q')).locator('s')).toHaveCount(0);
  await page.getByTestId(paperTestIds.resetReadings).click();
  await expect(claim).toHaveText('8,444×');
});

test('the switches are in the link, and undo takes them back', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=paper');
  const claim = page.getByTestId(paperTestIds.claimOurs('future-4q'));
  await page.getByTestId(paperTestIds.reading('I1', 1)).check();
  await page.getByTestId(paperTestIds.reading('I7', 1)).check();
  await explorer.expectParameter('readings', 'I1.1-I7.1');
  await page.reload();
  await expect(claim.locator('s')).toHaveText('8,444×');
  await expect(page.getByTestId(paperTestIds.reading('I1', 1))).toBeChecked();
  await expect(page.getByTestId(paperTestIds.reading('I7', 1))).toBeChecked();
  await page.getByTestId(paperTestIds.reading('I1', 2)).check();
  await explorer.expectParameter('readings', 'I1.2-I7.1');
  await page.getByTestId(testIds.undo).click();
  await expect(page.getByTestId(paperTestIds.reading('I1', 1))).toBeChecked();
  await explorer.expectParameter('readings', 'I1.1-I7.1');
});

test('a reading opens its scenario', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=paper');
  await page.getByTestId(paperTestIds.readingLink('I9', 1)).click();
  await explorer.settled();
  await explorer.expectParameter('cores', '61');
});

test('axe finds nothing in the paper view with another reading', async ({ page }) => {
  await page.goto('./#v=1&view=paper');
  await page.getByTestId(paperTestIds.reading('I1', 1)).check();
  await expect(page.getByTestId(paperTestIds.claimOurs('future-4q'))).toContainText('5,605×');
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
});
