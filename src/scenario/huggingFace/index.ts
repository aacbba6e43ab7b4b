import { keysOfPreset } from '../resolve';
import type { Overrides } from '../types';

export { MAX_CONFIG_LENGTH, type ParsedConfig, parseHuggingFaceConfig } from './parse';

/** Lays a pasted shape over a scenario: its own shape keys leave, everything else stays. `name` is what the page calls it. */
export function withShape(overrides: Overrides, shape: Overrides, name = ''): Overrides {
  const others: Overrides = { ...overrides };
  for (const key of ['model', ...keysOfPreset.model] as const) delete others[key];
  return name === '' ? { ...others, ...shape } : { ...others, ...shape, shapeName: name };
}
