import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf, readHash } from './link';
import {
  beginGesture,
  endGesture,
  redo,
  resetAll,
  resetValue,
  scenarioStore,
  setValue,
  undo,
} from './scenarioStore';

const overrides = () => scenarioStore.getState().overrides;

beforeEach(() => {
  vi.useFakeTimers();
  scenarioStore.setState({ view: 'energy', overrides: {} });
  endGesture();
  scenarioStore.temporal.getState().clear();
});
afterEach(() => void vi.useRealTimers());

describe('state of the page', () => {
  it('takes a held slider as one step, however slow the hand', () => {
    beginGesture();
    for (const width of [5000, 6000, 7000]) {
      setValue('width', width);
      vi.advanceTimersByTime(2000);
    }
    endGesture();
    undo();
    expect(overrides()).toEqual({});
    redo();
    expect(overrides()).toEqual({ width: 7000 });
  });

  it('takes quick moves by keyboard as one step, slow ones and other keys as their own', () => {
    setValue('width', 5000);
    vi.advanceTimersByTime(100);
    setValue('width', 6000);
    setValue('dacPj', 5);
    vi.advanceTimersByTime(2000);
    setValue('dacPj', 4);
    undo();
    expect(overrides()).toEqual({ width: 6000, dacPj: 5 });
    undo();
    expect(overrides()).toEqual({ width: 6000 });
    undo();
    expect(overrides()).toEqual({});
  });

  it('undoes resets', () => {
    setValue('width', 5000);
    resetValue('width');
    expect(overrides()).toEqual({});
    undo();
    expect(overrides()).toEqual({ width: 5000 });
    resetAll();
    undo();
    expect(overrides()).toEqual({ width: 5000 });
  });

  it('keeps the language and the embedding when all values are reset', () => {
    scenarioStore.setState({ overrides: { lang: 'zh', embed: true, dacPj: 3 } });
    resetAll();
    expect(overrides()).toEqual({ lang: 'zh', embed: true });
  });

  it('goes into a link and back', () => {
    setValue('model', 'future-16t');
    setValue('dacPj', 3);
    scenarioStore.setState({ view: 'noise' });
    const { view, overrides: read, notice } = readHash(hashOf(scenarioStore.getState()));
    expect({ view, read, notice }).toEqual({
      view: 'noise',
      read: { model: 'future-16t', dacPj: 3 },
      notice: null,
    });
  });

  it('reads any text without throwing', () => {
    expect(readHash('').notice).toBeNull();
    expect(readHash('#hello').notice?.kind).toBe('refused');
    expect(readHash('#v=1&view=kitchen').notice).toMatchObject({
      kind: 'values',
      warnings: [{ key: 'view' }],
    });
    expect(readHash('#v=1&__proto__=1&constructor=2&dacPj=NaN').overrides).toEqual({});
  });
});
