import { expect, type Locator, type Page } from '@playwright/test';
import { chartTestIds } from '../../src/charts/testIds';
import { noiseTestIds } from '../../src/views/noise/testIds';

/** A small amount of text, so that the tests are quick on slow machines. */
export const quick = 'tokens=512&seeds=1';

/** The noise view as a reader handles it. Waits are for states that the view tells about itself. */
export class NoisePage {
  readonly view: Locator;
  readonly headline: Locator;
  readonly study = 'perplexity-versus-photons';

  constructor(readonly page: Page) {
    this.view = page.getByTestId(noiseTestIds.view);
    this.headline = page.getByTestId(noiseTestIds.headline);
  }

  /** Opens the view with parameters of a link, and waits for the live number. */
  async open(parameters: string): Promise<void> {
    await this.page.goto(`./#v=1&view=noise&${parameters}`);
    await this.settled();
  }

  /** The live number belongs to the newest values. */
  async settled(): Promise<void> {
    await expect(this.view).toHaveAttribute('data-compute-state', 'idle');
  }

  async forceBackend(label: string): Promise<void> {
    await this.page.getByTestId(noiseTestIds.deviceChoice).click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  get(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** The numbers of the headline, in their order: photons, perplexity, its error, bits, digital perplexity. */
  async numbers(): Promise<number[]> {
    const sentence = (await this.headline.textContent()) ?? '';
    return [...sentence.matchAll(/\d[\d,.]*\d|\d/g)].map((match) => Number(match[0].replaceAll(',', '')));
  }

  /** Rows of the study's table that were measured here; the table must be open. */
  measuredRows(): Locator {
    return this.get(chartTestIds.table(this.study)).getByRole('row').filter({ hasText: 'on this device' });
  }
}
