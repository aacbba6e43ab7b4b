import { keysOfPreset } from '../resolve';
import type { Overrides } from '../types';

export { type ParsedConfig, parseHuggingFaceConfig } from './parse';

/** Lays a pasted shape over a scenario: its own shape keys leave, everything else stays. */
export function withShape(overrides: Overrides, shape: Overrides): Overrides {
  const others: Overrides = { ...overrides };
  for (const key of ['model', ...keysOfPreset.model] as const) delete others[key];
  return { ...others, ...shape };
}
