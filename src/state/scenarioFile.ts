/** A scenario as a JSON file, for keeping and for other programs. */
import { type LinkWarning, MODEL_VERSION, type Scenario, wholeCharacters } from '../scenario';
import { hashOf, readHash } from './link';
import { scenarioStore } from './scenarioStore';
import { scenarioOf } from './selectors';

export const fileFormat = 'optical-transformer-explorer/scenario';
export const fileVersion = 1;
/** The numbers of one chart (`src/charts/json.ts`): an import opens its link. */
export const chartFormat = 'optical-transformer-explorer/chart';
export const chartVersion = 1;
/** Characters; the numbers of a map are half a million. */
const largestFile = 5_000_000;

export interface ScenarioFile {
  format: typeof fileFormat;
  version: number;
  name: string;
  modelVersion: string;
  /** The hash without its `#`: what is read on import. */
  link: string;
  /** All values, presets included: for reading, not for import. */
  scenario: Scenario;
}

/** The present state as a file. */
export function scenarioFile(name: string): ScenarioFile {
  const state = scenarioStore.getState();
  return {
    format: fileFormat,
    version: fileVersion,
    name,
    modelVersion: MODEL_VERSION,
    link: hashOf(state).slice(1),
    scenario: { ...scenarioOf(state.overrides), view: state.view },
  };
}

export type ReadFile =
  | { ok: true; name: string; hash: string; warnings: readonly LinkWarning[] }
  | { ok: false; reason: 'tooLarge' | 'notJson' | 'otherFormat' | 'newerVersion' | 'badLink' };

/** The line of a chart's CSV that carries the link of what it shows. */
const linkInCsv = /^# link: (\S+)$/m;

/** Reads the text of a file: a scenario as JSON, or the CSV or JSON of any chart. Never throws. */
export function readScenarioFile(text: string): ReadFile {
  if (text.length > largestFile) return { ok: false, reason: 'tooLarge' };
  const link = linkInCsv.exec(text.replaceAll('\r', ''))?.[1];
  if (link !== undefined) return fromLink(link.slice(link.indexOf('#')), '');
  return readJson(text);
}

function readJson(text: string): ReadFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'notJson' };
  }
  const { format, version, name, title, link } = (data ?? {}) as Record<string, unknown>;
  const isChart = format === chartFormat;
  if ((format !== fileFormat && !isChart) || typeof link !== 'string')
    return { ok: false, reason: 'otherFormat' };
  if (typeof version !== 'number' || version > (isChart ? chartVersion : fileVersion))
    return { ok: false, reason: 'newerVersion' };
  const label = isChart ? title : name;
  return fromLink(
    `#${link.slice(link.indexOf('#') + 1)}`,
    typeof label === 'string' ? wholeCharacters(label) : '',
  );
}

function fromLink(hash: string, name: string): ReadFile {
  const { notice } = readHash(hash);
  if (notice?.kind === 'refused') return { ok: false, reason: 'badLink' };
  return { ok: true, name, hash, warnings: notice?.warnings ?? [] };
}
