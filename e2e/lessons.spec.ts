import AxeBuilder from '@axe-core/playwright';
import { testIds } from '../src/app/testIds';
import { chartTestIds } from '../src/charts/testIds';
import { compareTestIds } from '../src/views/compare/testIds';
import { questionTestIds } from '../src/views/energy/questions/testIds';
import { glossaryTestIds } from '../src/views/glossary/testIds';
import { lessonTestIds } from '../src/views/lessons/testIds';
import { expect, test } from './test';

test('a lesson asks before it answers, keeps what was answered, and goes on', async ({ explorer, page }) => {
  await explorer.open();
  await explorer.get(testIds.viewLink('lessons')).click();
  await expect(explorer.get(lessonTestIds.headline)).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(11);

  await explorer.get(lessonTestIds.open('width')).click();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveCount(0);
  await explorer.get(lessonTestIds.option('half')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveText('Right.');
  await expect(explorer.get(lessonTestIds.answer)).toContainText('From 4.14 fJ at width 12,288 to 2.10 fJ');

  await explorer.get(lessonTestIds.next).click();
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 2 of 4');
  await explorer.expectParameter('width', '256');
  await page.goBack();
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 1 of 4');
  await expect(explorer.get(lessonTestIds.verdict)).toBeVisible();

  await page.reload();
  await expect(explorer.get(lessonTestIds.verdict)).toBeVisible();
  await explorer.get(lessonTestIds.all).click();
  await expect(explorer.get(lessonTestIds.card('width'))).toContainText('1 of 4');
});

test('a number is taken as people write it, and a task is done with the controls', async ({
  explorer,
  page,
}) => {
  await page.goto('./#v=1&view=lessons&lesson=photon&step=2');
  await explorer.get(lessonTestIds.guess).fill('lots');
  await explorer.get(lessonTestIds.reveal).click();
  await expect(page.getByRole('alert')).toContainText('Write a number');
  await explorer.get(lessonTestIds.guess).fill('1k');
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toContainText('Right.');

  await expect(explorer.get(lessonTestIds.task)).toHaveAttribute('data-done', 'false');
  await explorer.type('photonsPerDot', '4e8');
  await expect(explorer.get(lessonTestIds.task)).toHaveAttribute('data-done', 'true');
  await explorer.get(lessonTestIds.restore).click();
  await expect(explorer.get(lessonTestIds.task)).toHaveAttribute('data-done', 'false');
});

test('a chart that gives the answer away waits for it', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=converters');
  await expect(explorer.get(lessonTestIds.chartWaits)).toBeVisible();
  await expect(explorer.get(chartTestIds.frame('lesson-parts'))).toHaveCount(0);
  await explorer.get(lessonTestIds.option('adc')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toContainText('Not quite. It is “the DAC”.');
  await expect(explorer.get(chartTestIds.sentence('lesson-parts'))).toContainText('DAC takes most');
});

test('a teacher’s link opens at its step, and locks or hides the controls', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=attention&step=2');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 2 of 3');
  await explorer.expectParameter('context', '8192');
  await explorer.get(lessonTestIds.teacher).locator('summary').click();
  await explorer.get(lessonTestIds.lock(1)).check();
  const locked = await explorer.get(lessonTestIds.teacherLink).inputValue();

  await page.goto('about:blank');
  await page.goto(locked);
  await expect(explorer.get(lessonTestIds.controls).locator('[data-locked="true"]')).toHaveAttribute(
    'inert',
    '',
  );
  // Who cannot move them is told why, also at the next step.
  await explorer.get(lessonTestIds.next).click();
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 3 of 3');
  await expect(explorer.get(lessonTestIds.controls)).toContainText(
    'The link you opened locks these controls.',
  );
  await page.goto(locked.replace('lock=1', 'lock=2'));
  await expect(explorer.get(lessonTestIds.controls).getByRole('slider')).toHaveCount(0);

  await page.goto('./#v=1&view=lessons&lesson=alchemy');
  await expect(explorer.get(lessonTestIds.unknown)).toContainText('alchemy');
});

test('a presenter steps, reveals and leaves with the keys, from lesson to lesson', async ({
  explorer,
  page,
}) => {
  await page.goto('./#v=1&view=lessons&lesson=width');
  await explorer.get(lessonTestIds.option('half')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveText('Right.');
  await explorer.get(lessonTestIds.present).click();
  // What was answered before gives nothing away to those who watch, and the keys work at once.
  await expect(explorer.get(lessonTestIds.verdict)).toHaveCount(0);
  // What the slide covers cannot be reached.
  await expect(explorer.get(testIds.viewLink('energy'))).toBeHidden();
  await page.keyboard.press(' ');
  await expect(explorer.get(lessonTestIds.verdict)).toContainText('It is “falls to about half”.');
  await page.keyboard.press(' ');
  await expect(explorer.get(lessonTestIds.verdict)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 2 of 4');
  // A term opens the glossary over the slide; its close button can be clicked, so nothing lies over it.
  await explorer.get(glossaryTestIds.link('head')).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Step 1 of 4');
  // A presenter in the hand sends the keys of pages; a button that was clicked does not keep them.
  await explorer.get(lessonTestIds.option('same')).click();
  for (let step = 2; step <= 4; step += 1) {
    await page.keyboard.press('PageDown');
    await expect(explorer.get(lessonTestIds.stepLabel)).toContainText(`Step ${step} of 4`);
  }
  await page.keyboard.press('PageDown');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Lesson 2 of 11');
  await expect(explorer.get(lessonTestIds.present)).toHaveAttribute('aria-pressed', 'true');
  await expect(explorer.get(lessonTestIds.title)).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
  await page.keyboard.press('Escape');
  await expect(explorer.get(lessonTestIds.present)).toHaveAttribute('aria-pressed', 'false');
  await expect(explorer.get(testIds.viewLink('energy'))).toBeVisible();
  // The reader's own answers are there again, and nothing of the presentation was kept.
  await explorer.get(lessonTestIds.all).click();
  await expect(explorer.get(lessonTestIds.card('width'))).toContainText('1 of 4');
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
] as const) {
  test(`presented at ${width} × ${height}, text and chart are on screen and large`, async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./#v=1&view=lessons&lesson=width');
    await explorer.get(lessonTestIds.present).click();
    const chart = page.getByTestId(lessonTestIds.step).getByRole('article').first();
    for (const step of [1, 2, 3, 4]) {
      await expect(explorer.get(lessonTestIds.stepLabel)).toContainText(`Step ${step} of 4`);
      await expect(explorer.get(lessonTestIds.reveal)).toBeInViewport({ ratio: 1 });
      await page.keyboard.press(' ');
      await expect(explorer.get(lessonTestIds.answer)).toBeInViewport({ ratio: 1 });
      await expect(chart.locator('svg text').first()).toBeVisible();
      await expect(chart).toBeInViewport({ ratio: 0.99 });
      // A line of text takes at least a fiftieth of the height: eleven points on a slide of 7.5 inches.
      const sizes = await chart.locator('svg').evaluateAll((pictures) =>
        pictures.flatMap((picture) => {
          const enlarged = picture.getBoundingClientRect().width / Number(picture.getAttribute('width'));
          return [...picture.querySelectorAll('text')].map(
            (text) => Number.parseFloat(getComputedStyle(text).fontSize) * enlarged,
          );
        }),
      );
      expect(sizes.length).toBeGreaterThan(5);
      expect(Math.min(...sizes)).toBeGreaterThan(height / 50);
      await page.keyboard.press('ArrowRight');
    }
  });
}

test('on a phone a step is read downwards: question, what to look at, chart, controls, way on', async ({
  explorer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#v=1&view=lessons&lesson=width&step=2');
  await explorer.get(lessonTestIds.reveal).click();
  const parts = [
    explorer.get(lessonTestIds.answer),
    explorer.get(lessonTestIds.look),
    explorer.get(chartTestIds.frame('per-mac-versus-width')),
    explorer.get(lessonTestIds.controls),
    explorer.get(lessonTestIds.next),
  ];
  let bottom = 0;
  for (const part of parts) {
    await expect(part).toBeVisible();
    const box = await part.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(bottom);
    bottom = (box?.y ?? 0) + (box?.height ?? 0);
  }
  // The next step begins at its title.
  await explorer.get(lessonTestIds.next).click();
  await expect(explorer.get(lessonTestIds.title)).toBeFocused();
  await expect(explorer.get(lessonTestIds.title)).toBeInViewport({ ratio: 1 });
});

test('the photon budget is measured on this device before it is revealed', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=budget&tokens=256');
  await expect(explorer.get(lessonTestIds.reveal)).toBeDisabled();
  await explorer.get(lessonTestIds.measure).click();
  await expect(explorer.get(lessonTestIds.reveal)).toBeEnabled();
  await explorer.get(lessonTestIds.option('thousand')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.answer)).toContainText('Within one percent from');
});

test('a presenter measures with the space bar before it reveals', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=budget&tokens=256');
  await explorer.get(lessonTestIds.present).click();
  await page.keyboard.press(' ');
  await expect(explorer.get(lessonTestIds.reveal)).toBeEnabled();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveCount(0);
  await page.keyboard.press(' ');
  await expect(explorer.get(lessonTestIds.answer)).toContainText('Within one percent from');
});

test('the band of the answer is asked for, drawn, and follows the controls', async ({ explorer, page }) => {
  await page.goto('./#v=1&view=lessons&lesson=sure&step=3');
  await explorer.get(lessonTestIds.option('coin')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveText('Right.');
  const sentence = explorer.get(chartTestIds.sentence('lesson-spread'));
  await expect(sentence).toContainText('90 % of 2,000 draws');
  const before = await sentence.textContent();
  await explorer.type('dacPj', '2');
  await expect(sentence).not.toHaveText(before ?? '');
});

test('a text is written with few photons before it is shown', async ({ explorer, page }) => {
  test.setTimeout(180_000);
  await page.goto('./#v=1&view=lessons&lesson=budget&step=2');
  await expect(explorer.get(lessonTestIds.reveal)).toBeDisabled();
  await explorer.get(lessonTestIds.measure).click();
  await expect(explorer.get(lessonTestIds.reveal)).toBeEnabled({ timeout: 150_000 });
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.answer)).toContainText('They agree for');
  // The first word that is marked is the one that the answer counts to.
  const same = Number(
    /agree for (\d+) tokens/.exec((await explorer.get(lessonTestIds.answer).textContent()) ?? '')?.[1],
  );
  await expect(explorer.get(chartTestIds.sentence('writing'))).toContainText(String(same + 1));
});

test('without noise light writes what digital writes, and the answer says so', async ({ explorer, page }) => {
  test.setTimeout(180_000);
  await page.goto(
    './#v=1&view=lessons&lesson=budget&step=2&photonsPerMac=50&tokens=256&shotNoise=off&simInputBits=8&simWeightBits=8&simOutputBits=8',
  );
  await explorer.get(lessonTestIds.measure).click();
  await expect(explorer.get(lessonTestIds.reveal)).toBeEnabled({ timeout: 150_000 });
  await explorer.get(lessonTestIds.option('never')).check();
  await explorer.get(lessonTestIds.reveal).click();
  await expect(explorer.get(lessonTestIds.verdict)).toHaveText('Right.');
  await expect(explorer.get(lessonTestIds.answer)).toContainText('the same tokens to the end');
  await expect(explorer.get(lessonTestIds.answer)).not.toContainText('{{');
});

test('a design of a lesson goes into the comparison beside those that are there', async ({
  explorer,
  page,
}) => {
  await page.goto('./#v=1&view=compare&a.name=Mine&a.dacPj=3');
  await expect(explorer.get(compareTestIds.slotName('a'))).toHaveValue('Mine');
  await page.goto('./#v=1&view=lessons&lesson=width&step=2');
  await explorer.get(lessonTestIds.compare).click();
  await expect(explorer.get(compareTestIds.slotName('a'))).toHaveValue('Mine');
  await expect(explorer.get(compareTestIds.slotName('b'))).toHaveValue(/^Lesson: /);
  await explorer.expectParameter('b.width', '256');
  await explorer.expectParameter('a.dacPj', '3');

  // With all four places taken nothing is overwritten, and the lesson says so.
  await page.goto('./#v=1&view=compare&a.name=1&b.name=2&b.dacPj=1&c.name=3&c.dacPj=2&d.name=4&d.dacPj=3');
  await expect(explorer.get(compareTestIds.slotName('d'))).toHaveValue('4');
  await page.goto('./#v=1&view=lessons&lesson=width&step=2');
  await explorer.get(lessonTestIds.compare).click();
  await expect(page.getByText('All four places')).toBeVisible();
  await expect(explorer.get(lessonTestIds.title)).toBeVisible();
});

test('any step and any question is found by typing, with a slip of the keys as well', async ({
  explorer,
  page,
}) => {
  await explorer.open();
  const find = async (query: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await explorer.get(testIds.paletteInput).fill(query);
    await page.keyboard.press('Enter');
    await expect(explorer.get(testIds.palette)).toHaveCount(0);
  };
  await find('hidden price');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Lesson 4 of 11 · Step 3 of 3');
  // A link to a step without values takes those of the step.
  await explorer.expectParameter('photonsPerMac', '10');
  await find('waterfal');
  await expect(explorer.get(compareTestIds.view)).toBeVisible();
  await find('tornado');
  await expect(page.getByTestId(questionTestIds.chip('matters'))).toBeFocused();
  await expect(page.getByTestId(questionTestIds.panel('matters'))).toBeInViewport();
  await find('quadrilion');
  await expect(explorer.get(lessonTestIds.stepLabel)).toContainText('Lesson 9 of 11 · Step 1 of 5');
});

test('axe finds nothing in a step, asked and answered, in both languages', async ({ explorer, page }) => {
  for (const hash of ['lesson=fair&step=4', 'lesson=noise&lang=zh']) {
    await page.goto('about:blank');
    await page.goto(`./#v=1&view=lessons&${hash}`);
    await expect(explorer.get(lessonTestIds.title)).toBeVisible();
    for (const isAnswered of [false, true]) {
      if (isAnswered) await explorer.get(lessonTestIds.reveal).click();
      await expect(explorer.get(lessonTestIds.verdict)).toHaveCount(isAnswered ? 1 : 0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    }
  }
});
