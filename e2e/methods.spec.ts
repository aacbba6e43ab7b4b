import { testIds } from '../src/app/testIds';
import { equations } from '../src/views/methods/equations';
import { methodsTestIds } from '../src/views/methods/testIds';
import { expect, test } from './test';

test('every equation is typeset, with its source', async ({ explorer, page }) => {
  await explorer.open();
  await page.getByTestId(testIds.viewLink('methods')).click();
  await expect(page.getByTestId(methodsTestIds.view)).toBeVisible();
  for (const { id, lines } of equations) {
    const card = page.getByTestId(methodsTestIds.equation(id));
    // The browser knows them as formulas, not as text with unknown tags.
    const sizes = await card
      .locator('math[display="block"]')
      .evaluateAll((all) =>
        all.map((math) => math instanceof MathMLElement && math.getBoundingClientRect().height),
      );
    expect(sizes, id).toHaveLength(lines.length);
    for (const size of sizes) expect(size, id).toBeGreaterThan(8);
  }
  await expect(page.getByTestId(methodsTestIds.equation('pass'))).toContainText('Eq. 3');
  await expect(page.getByTestId(methodsTestIds.equation('receiver'))).toContainText('choice of this model');
});

test('every parameter of the table is there, and a symbol leads to its row', async ({ page }) => {
  await page.goto('./#v=1&view=methods');
  // All that the sentence of the table counts are rows of it, and every key of an equation is one of them.
  const said = (await page.getByTestId('table-methods-parameters').locator('p').first().textContent()) ?? '';
  const rows = page.locator(`tr[data-testid^="${methodsTestIds.parameter('')}"]`);
  await expect(rows).toHaveCount(Number(/All (\d+)/.exec(said)?.[1]));
  for (const key of new Set(equations.flatMap(({ keys }) => keys)))
    await expect(page.getByTestId(methodsTestIds.parameter(key)), key).toBeAttached();
  const row = page.getByTestId(methodsTestIds.parameter('dacPj'));
  await expect(row).toContainText('0.5 – 1.5 – 3 pJ');
  await expect(row).toContainText('App. D');
  await page.getByTestId(methodsTestIds.symbol('load-dacPj')).click();
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
});

test('lists carry their sources away as CSV', async ({ page }) => {
  await page.goto('./#v=1&view=methods');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('table-methods-digital-csv').click(),
  ]);
  expect(file.suggestedFilename()).toBe('optical-transformer-methods-digital.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toContain('2564.1');
});
