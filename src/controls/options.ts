import type { ScenarioKey } from '../scenario';

/** One value that can be chosen, and its words. */
export interface Option {
  raw: string | number;
  text: string;
}

export interface OptionsProps {
  rowKey: ScenarioKey;
  options: readonly Option[];
  value: unknown;
  onChoose(raw: unknown): void;
}
