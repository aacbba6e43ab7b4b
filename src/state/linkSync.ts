/**
 * Keeps the address in step with the state and the state in step with the address. Moves of a slider replace the
 * current entry of the history, at most every 250 ms; a change of preset or view gets an entry of its own, so that the
 * browser's Back returns to what was there before.
 */

import { presetKeys } from '../scenario';
import { settle } from '../scenario/comparison';
import { lastState } from './lastState';
import { hashOf, linkNoticeStore, readHash } from './link';
import { endGesture, type ScenarioState, scenarioStore } from './scenarioStore';

const settleAfter = 250;
/** Keys whose change is a step of its own in the browser's history. */
const stepKeys = [...presetKeys, 'lesson', 'step'] as const;

let timer: ReturnType<typeof setTimeout> | undefined;
let isApplying = false;
let written = '';

function replace(state: ScenarioState): void {
  clearTimeout(timer);
  timer = undefined;
  written = hashOf(state);
  if (written !== location.hash) history.replaceState(null, '', written);
}

function push(state: ScenarioState): void {
  // Inside another page, Back belongs to that page.
  if (state.overrides.embed) {
    replace(state);
    return;
  }
  written = hashOf(state);
  if (written !== location.hash) history.pushState(null, '', written);
}

function isStep(state: ScenarioState, before: ScenarioState): boolean {
  if (state.view !== before.view || state.comparison !== before.comparison) return true;
  return stepKeys.some((key) => state.overrides[key] !== before.overrides[key]);
}

function follow(state: ScenarioState, before: ScenarioState): void {
  const isSame =
    state.overrides === before.overrides &&
    state.view === before.view &&
    state.comparison === before.comparison;
  if (isApplying || isSame) return;
  if (isStep(state, before)) {
    if (timer !== undefined) replace(before);
    push(state);
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => replace(scenarioStore.getState()), settleAfter);
}

/** Takes over what the address says. */
function open(): void {
  if (location.hash === written) return;
  clearTimeout(timer);
  timer = undefined;
  written = location.hash;
  const { notice, ...linked } = readHash(location.hash);
  endGesture();
  isApplying = true;
  scenarioStore.setState(({ comparison, overrides }) => ({
    comparison: settle(comparison, overrides),
    ...linked,
  }));
  isApplying = false;
  linkNoticeStore.setState({ notice });
}

/**
 * Completes what a link has just brought (a lesson's own values, for instance): neither a step of undo nor an entry of
 * the history, so that Back still leads to where the reader came from.
 */
export function completeLink(change: Partial<Pick<ScenarioState, 'overrides' | 'comparison'>>): void {
  const history = scenarioStore.temporal.getState();
  history.pause();
  isApplying = true;
  scenarioStore.setState(change);
  isApplying = false;
  history.resume();
  replace(scenarioStore.getState());
}

/** Writes what is still waiting, so that the address can be copied now. Returns the full address. */
export function currentLink(): string {
  if (timer !== undefined) replace(scenarioStore.getState());
  return `${location.origin}${location.pathname}${location.search}${hashOf(scenarioStore.getState())}`;
}

/** Opens the link of the address, or else the last state of this device, and follows from then on. Call once, before the first render. */
export function startLinkSync(): void {
  const last = location.hash.length > 1 ? null : lastState();
  // The last state becomes the address, so that it can be copied and Back has somewhere to return to.
  if (last) history.replaceState(null, '', last);
  if (location.hash.length > 1) {
    open();
    // What the link brought is where this visit begins: there is nothing before it to undo.
    scenarioStore.temporal.getState().clear();
  }
  scenarioStore.subscribe(follow);
  addEventListener('popstate', open);
  addEventListener('hashchange', open);
}
