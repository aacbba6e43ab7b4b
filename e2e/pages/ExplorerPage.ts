import { expect, type Locator, type Page } from '@playwright/test';
import { testIds } from '../../src/app/testIds';

/** Every view with something in it: what a test calls it, and its link. */
export const filledViews = [
  { name: 'energy', view: 'energy', hash: 'v=1' },
  { name: 'noise', view: 'noise', hash: 'v=1&view=noise&tokens=512&seeds=1' },
  { name: 'compare', view: 'compare', hash: 'v=1&view=compare&a.name=&b.name=Wide&b.model=mt-nlg-530b' },
  { name: 'lessons', view: 'lessons', hash: 'v=1&view=lessons' },
  { name: 'a lesson', view: 'lessons', hash: 'v=1&view=lessons&lesson=width&step=2' },
  { name: 'paper', view: 'paper', hash: 'v=1&view=paper' },
  { name: 'methods', view: 'methods', hash: 'v=1&view=methods' },
] as const;

/** The page as a reader handles it. Waits are for states that the page tells about itself, never for time. */
export class ExplorerPage {
  readonly headline: Locator;
  readonly subline: Locator;
  readonly notice: Locator;
  readonly energyView: Locator;

  constructor(readonly page: Page) {
    this.headline = page.getByTestId(testIds.energy.headline);
    this.subline = page.getByTestId(testIds.energy.subline);
    this.notice = page.getByTestId(testIds.notice);
    this.energyView = page.getByTestId(testIds.energy.view);
  }

  /** Opens the page with a hash (without its #), and waits until the energy model has answered. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(hash ? `./#${hash}` : './');
    await this.settled();
  }

  /** The energy model has answered about the newest values. */
  async settled(): Promise<void> {
    await expect(this.energyView).toHaveAttribute('data-compute-state', 'idle');
  }

  /** Another view stands where the one before was: the page shows the link that was pressed before it is built. */
  async viewShown(view: string): Promise<void> {
    await expect(this.page.locator(`main[data-view=${view}]`)).toBeVisible();
    await expect(this.page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Nothing keeps a place any longer: every chart of the view is drawn. */
  async chartsShown(): Promise<void> {
    await expect(this.page.locator('main :is(.chart-place, .noise-place)')).toHaveCount(0);
  }

  /** Goes by the Tab key until something has the focus, as a reader without a mouse does. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let press = 0; press < 120; press += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target).toBeFocused();
  }

  field(key: string): Locator {
    return this.page.getByTestId(testIds.field(key)).first();
  }

  slider(key: string): Locator {
    return this.page.getByTestId(testIds.slider(key)).first();
  }

  get(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Types a value into the field of a parameter and leaves it. */
  async type(key: string, text: string): Promise<void> {
    const field = this.field(key);
    await field.focus();
    await field.fill(text);
    await field.press('Enter');
  }

  /** Unfolds a group of parameters. */
  async unfold(group: string): Promise<void> {
    const toggle = this.get(testIds.group(group)).getByRole('button').first();
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  }

  /** Chooses from the list of a parameter. */
  async choose(key: string, option: string): Promise<void> {
    await this.field(key).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** The hash of the address as parameters. */
  parameters(): URLSearchParams {
    return new URLSearchParams(new URL(this.page.url()).hash.slice(1));
  }

  /** Waits until the address carries a value for a key, or none (null). */
  async expectParameter(key: string, value: string | null): Promise<void> {
    await expect.poll(() => this.parameters().get(key)).toBe(value);
  }
}
