import { beforeEach, describe, expect, it } from 'vitest';
import { emptyComparison } from '../scenario/comparison';
import { closeSlot, openSlot, pinBaseline, removeSlot, renameSlot, takeIntoSlot } from './comparisonActions';
import { hashOf, readHash } from './link';
import { redo, scenarioStore, setValue, setView, undo } from './scenarioStore';

const state = () => scenarioStore.getState();

beforeEach(() => {
  scenarioStore.setState({ view: 'compare', overrides: {}, comparison: emptyComparison });
  scenarioStore.temporal.getState().clear();
});

describe('a comparison beside the page', () => {
  it('edits the slot that is open, and no other', () => {
    takeIntoSlot('a');
    takeIntoSlot('b');
    openSlot('b');
    setValue('dacPj', 5);
    closeSlot();
    expect(state().comparison.slots).toEqual({
      a: { name: '', overrides: {} },
      b: { name: '', overrides: { dacPj: 5 } },
    });
    setValue('dacPj', 2);
    expect(state().comparison.slots.b?.overrides).toEqual({ dacPj: 5 });
  });

  it('puts the edited design back when another view is opened', () => {
    takeIntoSlot('a');
    openSlot('a');
    setValue('width', 4096);
    setView('energy');
    expect(state().comparison).toEqual({
      slots: { a: { name: '', overrides: { width: 4096 } } },
      baseline: null,
      open: null,
    });
    setValue('width', 8192);
    expect(state().comparison.slots.a?.overrides).toEqual({ width: 4096 });
  });

  it('undoes and redoes slots together with the values they hold', () => {
    takeIntoSlot('a');
    openSlot('a');
    setValue('width', 4096);
    removeSlot('a');
    expect(state().comparison.slots).toEqual({});
    undo();
    expect(state().comparison.open).toBe('a');
    expect(state().overrides).toEqual({ width: 4096 });
    undo();
    expect(state().overrides).toEqual({});
    redo();
    expect(state().overrides).toEqual({ width: 4096 });
    // Undone from another view, the editing cannot go on: the slot keeps what it was then.
    setView('energy');
    undo();
    expect(state().comparison.open).toBeNull();
  });

  it('keeps names short and trimmed, and falls back to the first slot when the baseline goes', () => {
    takeIntoSlot('a');
    takeIntoSlot('b');
    renameSlot('b', `  ${'x'.repeat(60)} `);
    pinBaseline('b');
    expect(state().comparison.slots.b?.name).toHaveLength(40);
    removeSlot('b');
    expect(state().comparison.baseline).toBeNull();
  });
});

describe('its link', () => {
  it('brings back slots, baseline and the one being edited, whose values stand there once', () => {
    takeIntoSlot('a');
    takeIntoSlot('b');
    openSlot('b');
    setValue('dacPj', 5);
    pinBaseline('b');
    const hash = hashOf(state());
    expect(hash).toBe('#v=1&view=compare&a.name=&b.name=&b.dacPj=5&b.baseline=1&b.open=1');
    const { notice, ...read } = readHash(hash);
    expect(notice).toBeNull();
    expect(read.overrides).toEqual({ dacPj: 5 });
    expect(hashOf(read)).toBe(hash);
  });

  it('does not travel with other views', () => {
    takeIntoSlot('a');
    setValue('dacPj', 5);
    expect(hashOf({ ...state(), view: 'energy' })).toBe('#v=1&dacPj=5');
    expect(readHash('#v=1&view=energy&dacPj=5').comparison).toBeUndefined();
  });

  it('tells what it could not use of a slot', () => {
    const { notice } = readHash('#v=1&view=compare&a.width=wide');
    expect(notice).toMatchObject({ kind: 'values', warnings: [{ key: 'a.width' }] });
  });
});
