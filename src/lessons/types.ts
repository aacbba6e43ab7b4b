import type { Overrides, Scenario, ScenarioKey } from '../scenario';

/** What a number is, so that a sentence can write it in any language. */
export interface Measure {
  value: number;
  /**
   * `joules` with SI prefix; `times` without the sign, `ratio` with it; `share` of one as percent; `named` with the word
   * of the language for its size: 412 million, 4.12亿.
   */
  as: 'joules' | 'times' | 'ratio' | 'share' | 'number' | 'whole' | 'named' | 'bits' | 'year';
}

/** Charts that can stand beside a step. */
export type LessonChart =
  | 'perMac'
  | 'energy'
  | 'components'
  | 'operations'
  | 'parts'
  | 'rivals'
  | 'dots'
  | 'perplexity'
  | 'spread'
  | 'writing';

/** How sure a step can be: printed in the paper, a choice of this model, or simulated on the reader's device. */
export type Basis = 'paper' | 'model' | 'simulated';

/** Studies whose results a step can rest on. */
export type EvidenceStudy = 'photons' | 'writing';

/** What was measured on this device. */
export interface Evidence {
  /** Perplexity by rising photon budget; `minusDigital` in nats per token. */
  points: readonly { photonsPerMac: number; minusDigital: number }[];
  /** A text continued by digital and by light from the same draws: token by token, whether they chose differently. */
  written?: readonly { differs: boolean }[];
}

/** A prediction among some answers, by their keys in the texts. */
export interface ChoicePrediction {
  kind: 'choice';
  options: readonly string[];
  /** Key of the right option, computed from the state; null while the evidence is missing. */
  answer(scenario: Scenario, evidence: Evidence | null): string | null;
}

/** A prediction as a number. */
export interface NumberPrediction {
  kind: 'number';
  as: Measure['as'];
  answer(scenario: Scenario): number;
  /** A guess counts as right within this factor either way. */
  within: number;
}

export interface Step {
  /** Key of its texts. */
  id: string;
  basis: Basis;
  /** What differs from the presets when the step begins. */
  state: Overrides;
  chart: LessonChart;
  /** Up to three parameters that the reader can move beside the chart. */
  controls: readonly ScenarioKey[];
  /** Every number that the sentences of the step name, computed from its state. */
  numbers(scenario: Scenario, evidence: Evidence | null): Readonly<Record<string, Measure>>;
  prediction: ChoicePrediction | NumberPrediction;
  /** Whether what the reveal says in words is true of the state. */
  holds(scenario: Scenario): boolean;
  /** Whether the reader's own values do what the step asks them to try. */
  task?(scenario: Scenario): boolean;
  /** The chart alone gives the answer away: it waits for the reader's. */
  chartTells?: true;
  /** The answer is measured: the step needs this study to have run here. */
  needsEvidence?: EvidenceStudy;
}

export interface Lesson {
  id: string;
  steps: readonly Step[];
}
