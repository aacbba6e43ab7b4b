/** What the simulation says about the present state: the live number, the study, and how the worker is doing. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../scenario';
import {
  type CheckpointSummary,
  isStudyName,
  type LoadProgressEvent,
  type ProbeReport,
  type StudyName,
  type StudyRequest,
  toStudyRequest,
} from '../simulation/protocol';
import type { BackendName } from '../simulation/types';
import { preferredBackend, rememberBackend } from './backendPreference';
import { frameBatch } from './frameBatch';
import { scenarioStore, setValue } from './scenarioStore';
import { scenarioOf } from './selectors';
import {
  type JobEnd,
  type JobEvent,
  type SimulationFailure,
  startSimulationClient,
} from './simulationClient';
import { createSimulationDriver, type JobKind, requestKey, type SimulationDriver } from './simulationDriver';
import { recallStudy, rememberStudy } from './studyMemory';
import { advanced, type Baseline, emptyResults, hasResults, type StudyResults } from './studyResults';

export type { StudyResults } from './studyResults';

export interface StudyProgress {
  done: number;
  total: number;
  secondsLeft: number | null;
}

export interface JobState {
  status: 'idle' | 'running' | 'error';
  results: StudyResults | null;
  progress: StudyProgress | null;
  error: SimulationFailure | null;
}

export interface SimulationState {
  /** Chosen by the reader on this device; null leaves the choice to the worker. */
  forcedBackend: BackendName | null;
  probe: ProbeReport | null;
  loading: LoadProgressEvent | null;
  checkpoint: CheckpointSummary | null;
  /** How fast this device was last, on which checkpoint; null until it has computed something. */
  pace: { checkpoint: string; secondsPerWindow: number } | null;
  live: JobState;
  /** The study whose chart is open. */
  selected: StudyName;
  study: JobState;
}

const idle: JobState = { status: 'idle', results: null, progress: null, error: null };

export const simulationStore = createStore<SimulationState>()(() => ({
  forcedBackend: preferredBackend(),
  probe: null,
  loading: null,
  checkpoint: null,
  pace: null,
  live: idle,
  selected: 'photons',
  study: idle,
}));

/** Results of studies by key, so that going back to earlier values shows their points at once. */
const keptStudies = new Map<string, StudyResults>();
const mostKept = 24;

/** What the next frame will show; the worker may say several things between two frames. */
const frames = frameBatch(simulationStore);

function change(kind: JobKind, update: (state: JobState) => Partial<JobState>): void {
  frames.update((state) => ({ [kind]: { ...state[kind], ...update(state[kind]) } }));
}

function started(kind: JobKind, request: StudyRequest): void {
  const kept = kind === 'study' ? keptStudies.get(requestKey(request)) : null;
  // The last live number stays, marked as running, until the next one is there: a sentence must not flicker.
  const results = kind === 'live' ? frames.state().live.results : (kept ?? emptyResults(request));
  change(kind, () => ({ status: 'running', error: null, results, progress: null }));
}

function onEvent(kind: JobKind, request: StudyRequest, event: JobEvent): void {
  switch (event.type) {
    case 'probed':
      frames.update(() => ({ probe: event.probe }));
      break;
    case 'loading':
      frames.update(() => ({ loading: event }));
      break;
    case 'loaded':
      frames.update(() => ({ checkpoint: event.summary, loading: null }));
      break;
    case 'progress':
      if (event.secondsPerWindow !== null) {
        const pace = { checkpoint: request.checkpoint, secondsPerWindow: event.secondsPerWindow };
        frames.update(() => ({ pace }));
      }
      // Nobody looks at the progress of the live number.
      if (kind === 'study') change(kind, () => ({ progress: event }));
      break;
    case 'started':
      break;
    default:
      change(kind, (state) => ({ results: withUpdate(kind, request, state.results, event) }));
  }
}

const pendingBaseline = new Map<JobKind, Baseline>();

function withUpdate(
  kind: JobKind,
  request: StudyRequest,
  before: StudyResults | null,
  event: Extract<JobEvent, { type: 'baseline' | 'point' | 'row' | 'done' }>,
): StudyResults | null {
  const isSame = before !== null && requestKey(before.request) === requestKey(request);
  if (event.type === 'baseline') {
    const baseline = { digitalFloat: event.digitalFloat, digital: event.digital };
    pendingBaseline.set(kind, baseline);
    // A live sentence takes its baseline over together with its point, so that the two always belong together.
    if (kind === 'live' && !isSame) return before;
    return { ...(isSame ? before : emptyResults(request)), baseline };
  }
  const base = isSame ? before : { ...emptyResults(request), baseline: pendingBaseline.get(kind) ?? null };
  const results = advanced(base, event);
  if (kind === 'study') keep(request, results);
  return results;
}

function keep(request: StudyRequest, results: StudyResults): void {
  const key = requestKey(request);
  keptStudies.delete(key);
  keptStudies.set(key, results);
  const oldest = keptStudies.keys().next();
  if (keptStudies.size > mostKept && !oldest.done) keptStudies.delete(oldest.value);
}

function ended(kind: JobKind, request: StudyRequest, end: JobEnd): void {
  if (end.type === 'error') {
    const { error } = end;
    frames.update(() => ({ loading: null }));
    change(kind, () => ({ status: 'error', error, progress: null }));
  } else {
    change(kind, (state) => ({ status: 'idle', progress: end.type === 'done' ? null : state.progress }));
  }
  const kept = kind === 'study' ? keptStudies.get(requestKey(request)) : undefined;
  if (kept && simulationStore.getState().forcedBackend === null) void rememberStudy(kept);
}

let driver: SimulationDriver | null = null;
let setForced: (backend: BackendName | null) => void = () => undefined;

/** What the page wants of the simulation: a lesson only the study it asks for, other views nothing. */
function follow(): void {
  const { view, overrides } = scenarioStore.getState();
  if (view !== 'noise' && view !== 'lessons') {
    driver?.want(null, null);
    return;
  }
  const scenario = scenarioOf(overrides);
  const running = studyInLink(scenario);
  const { selected } = simulationStore.getState();
  if (running && running !== selected) frames.now(() => ({ selected: running }));
  // A lesson without a study of its own waits for the one over photon budgets.
  showStudy(studyRequest(scenario, running ?? (view === 'lessons' ? 'photons' : selected)));
  driver?.want(
    view === 'noise' ? studyRequest(scenario, 'live') : null,
    running && studyRequest(scenario, running),
  );
}

/** Key of the study whose chart is open. */
let shown = '';

/** What belongs to the present values: what was kept, or nothing. */
function showStudy(request: StudyRequest): void {
  shown = requestKey(request);
  const { study } = frames.state();
  if (study.results && requestKey(study.results.request) === requestKey(request)) return;
  const results = keptStudies.get(requestKey(request)) ?? null;
  change('study', () => ({ results, error: null, progress: null }));
  frames.flush();
  if (!results) void recall(request);
}

/** Shows what an earlier visit found, unless the worker was faster or the reader has gone on. */
async function recall(request: StudyRequest): Promise<void> {
  // Another backend rounds otherwise: what it is chosen for must not be answered by the one before.
  if (simulationStore.getState().forcedBackend !== null) return;
  const recalled = await recallStudy(request);
  const key = requestKey(request);
  if (!recalled || keptStudies.has(key)) return;
  keep(request, recalled);
  const { results } = frames.state().study;
  if (results && (requestKey(results.request) !== key || hasResults(results))) return;
  if (shown !== key) return;
  change('study', () => ({ results: recalled }));
}

/** A study runs while the scenario names it, so that its link shows it again; null for the live number alone. */
export function studyInLink({ study }: Scenario): StudyName | null {
  return isStudyName(study) && study !== 'live' ? study : null;
}

export function isStudyWanted(scenario: Scenario): boolean {
  return studyInLink(scenario) !== null;
}

export function studyRequest(scenario: Scenario, study: StudyName): StudyRequest {
  return toStudyRequest({ ...scenario, study });
}

/** Opens another study; one that runs is stopped, and what arrived of it is kept. */
export function selectStudy(study: StudyName): void {
  if (study === simulationStore.getState().selected) return;
  frames.now(() => ({ selected: study }));
  const { overrides } = scenarioStore.getState();
  if (studyInLink(scenarioOf(overrides))) setValue('study', 'live');
  else follow();
}

/** Starts following the scenario. Safe to call again: there is one worker and one driver for the page. */
export function startSimulation(): void {
  if (driver) return;
  const client = startSimulationClient();
  client.force(simulationStore.getState().forcedBackend);
  setForced = (backend) => client.force(backend);
  driver = createSimulationDriver(client, { started, event: onEvent, ended });
  follow();
  scenarioStore.subscribe(follow);
}

/** Chooses the backend for this device; null leaves it to the worker. All numbers are computed again. */
export function forceBackend(backend: BackendName | null): void {
  rememberBackend(backend);
  keptStudies.clear();
  driver?.restart(() => {
    setForced(backend);
    frames.now(() => ({ forcedBackend: backend, probe: null, pace: null, live: idle, study: idle }));
  });
}

/** Tries again after an error. */
export function retrySimulation(): void {
  driver?.retry();
}

export function useSimulation(): SimulationState {
  return useStore(simulationStore);
}
