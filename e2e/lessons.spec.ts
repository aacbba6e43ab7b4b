import { testIds } from '../src/app/testIds';
import { lessonTestIds } from '../src/views/lessons/testIds';
import { expect, test } from './test';

const first = 'width';
/** The ten of the list: nine about the model and one of the reader's own. */
const count = 10;

test('a lesson asks before it answers, keeps what was answered, and goes on', async ({ explorer, page }) => {
  await explorer.open();
  await page.getByTestId(testIds.viewLink('lessons')).click();
  await expect(page.getByTestId(lessonTestIds.headline)).toBeVisible();
  await expect(page.locator('.lesson-card')).toHaveCount(count);

  await page.getByTestId(lessonTestIds.open(first)).click();
  await expect(page.getByTestId(lessonTestIds.question)).toBeVisible();
  await expect(page.getByTestId(lessonTestIds.verdict)).toHaveCount(0);
  await page
    .locator(`[data-testid^="${lessonTestIds.option('')}"]`)
    .first()
    .click();
  await page.getByTestId(lessonTestIds.reveal).click();
  await expect(page.getByTestId(lessonTestIds.verdict)).toBeVisible();

  const label = await page.getByTestId(lessonTestIds.stepLabel).textContent();
  await page.getByTestId(lessonTestIds.next).click();
  await expect(page.getByTestId(lessonTestIds.stepLabel)).not.toHaveText(label ?? '');
  await page.getByTestId(lessonTestIds.previous).click();
  await expect(page.getByTestId(lessonTestIds.verdict)).toBeVisible();
});

test('a teacher’s link opens at its step; an unknown lesson is named', async ({ page }) => {
  await page.goto(`./#v=1&view=lessons&lesson=${first}&step=2`);
  await expect(page.getByTestId(lessonTestIds.stepLabel)).toContainText('2');
  await page.goto('./#v=1&view=lessons&lesson=alchemy');
  await expect(page.getByTestId(lessonTestIds.unknown)).toContainText('alchemy');
});
