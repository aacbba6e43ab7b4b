import { expect, type Page } from '@playwright/test';
import { rowScale, snapWithin } from '../../src/controls/sliderScale';
import {
  boundsOf,
  checkValue,
  type Overrides,
  presetValue,
  resolve,
  rowOf,
  type ScenarioKey,
} from '../../src/scenario';
import { readHash } from '../../src/state/link';
import { noiseTestIds } from '../../src/views/noise/testIds';

interface Shown {
  hash: string;
  view: string;
  /** Positions of the sliders by the keys of their parameters. */
  sliders: Record<string, number>;
  /** Whether the noise view offers to stop a study or to start one; null where it shows neither. */
  study: 'running' | 'stopped' | null;
}

/** What the page shows, and what its own link says: the two have to be the same. */
export class LinkedPage {
  constructor(private readonly page: Page) {}

  shown(): Promise<Shown> {
    return this.page.evaluate(
      ({ start, stop }) => {
        const has = (id: string) => document.querySelector(`[data-testid="${id}"]`) !== null;
        const sliders = [
          ...document.querySelectorAll<HTMLInputElement>('.rail input[data-testid^="slider-"]'),
        ].map((slider) => [slider.dataset.testid!.slice('slider-'.length), Number(slider.value)] as const);
        return {
          hash: location.hash,
          view: document.querySelector('main')?.dataset.view ?? '',
          sliders: Object.fromEntries(sliders),
          study: has(stop) ? ('running' as const) : has(start) ? ('stopped' as const) : null,
        };
      },
      { start: noiseTestIds.studyStart, stop: noiseTestIds.studyStop },
    );
  }

  /**
   * Waits until link and page agree: the view, every slider in sight, and whether a study runs. The link follows a
   * slider after a quarter of a second, so that the browser does not drop it.
   *
   * @param isExpected what the step before has changed, as the link must say it
   * @returns the values of the link
   */
  async agreed(isExpected: (overrides: Overrides) => boolean = () => true): Promise<Overrides> {
    let overrides: Overrides = {};
    const disagreements = async () => {
      const shown = await this.shown();
      const linked = readHash(shown.hash);
      overrides = linked.overrides;
      return [
        ...this.compare(shown, linked),
        ...(isExpected(overrides) ? [] : ['the last change is not there']),
      ];
    };
    await expect.poll(disagreements, { intervals: [20, 50], timeout: 30_000 }).toEqual([]);
    return overrides;
  }

  private compare(shown: Shown, { view, overrides, notice }: ReturnType<typeof readHash>): string[] {
    const wrong = notice ? [`notice ${JSON.stringify(notice)}`] : [];
    if (shown.view !== view) wrong.push(`view ${shown.view}, link ${view}`);
    const scenario = resolve(overrides);
    for (const [name, position] of Object.entries(shown.sliders)) {
      const key = name as ScenarioKey;
      const value = scenario[key];
      const expected = scaleOf(key, overrides).toPosition(
        typeof value === 'number' ? value : boundsOf(key, scenario).max,
      );
      if (Math.abs(position - expected) > 1) wrong.push(`slider ${key} at ${position}, link ${expected}`);
    }
    if (shown.study && (shown.study === 'running') !== (scenario.study !== 'live'))
      wrong.push(`study ${shown.study}, link ${scenario.study}`);
    return wrong;
  }
}

/** The scale of a parameter's slider in a state. */
export function scaleOf(key: ScenarioKey, overrides: Overrides) {
  const row = rowOf(key);
  if (row.kind !== 'number' && row.kind !== 'integer') throw new Error(`${key} has no slider`);
  return rowScale(row, boundsOf(key, resolve(overrides)));
}

/** The values that a drag to a position may set: a drag close to the preset snaps to it. */
export function valuesAt(key: ScenarioKey, position: number, overrides: Overrides): unknown[] {
  const scale = scaleOf(key, overrides);
  const preset = presetValue(overrides, key);
  const isNear =
    scale.steps >= 500 &&
    typeof preset === 'number' &&
    Math.abs(scale.toPosition(preset) - position) <= snapWithin;
  return [checkValue(key, scale.toValue(position)).value, ...(isNear ? [preset] : [])];
}
