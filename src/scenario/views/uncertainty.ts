import { elasticity, type MonteCarloResult, monteCarlo, type PackedField, tornado } from '../../energy';
import { packScenario } from '../design';
import { isShown } from '../shown';
import { table } from '../table';
import type { Scenario, ScenarioKey } from '../types';
import { type UncertainParameter, uncertainParameters } from '../uncertain';

export interface UncertaintyView {
  spread: 'loguniform' | 'triangular';
  around: 'design' | 'literature';
  /** What was drawn, each independently of the others. */
  parameters: UncertainParameter[];
  result: MonteCarloResult;
}

/** Spread of the headline over the literature's ranges; log-uniform where the scenario has uncertainty off. */
export function uncertaintyView(scenario: Scenario): UncertaintyView {
  const spread = scenario.uncertainty === 'triangular' ? 'triangular' : 'loguniform';
  const parameters = uncertainParameters(scenario);
  const packed = packScenario(scenario);
  const result = monteCarlo(packed, parameters, { spread, seed: scenario.seed, draws: scenario.draws });
  return { spread, around: scenario.around, parameters, result };
}

export interface SensitivityView {
  /** Uncertain parameters at the ends of their ranges, the one that matters most first. */
  bars: { key: ScenarioKey; low: number; high: number; advantageAtLow: number; advantageAtHigh: number }[];
  /** Percent of advantage per percent of a parameter, the largest first. */
  elasticities: { key: ScenarioKey; elasticity: number }[];
}

/** Numbers of the machine and of digital energy; counts of bits are steps, not percents. */
const elasticKeys = table
  .filter((row) => row.group === 'hardware' && row.kind === 'number')
  .map(({ key }) => key as ScenarioKey & PackedField);

/** What matters most: over the ranges, and per percent at the design itself. */
export function sensitivityView(scenario: Scenario): SensitivityView {
  const packed = packScenario(scenario);
  const bars = tornado(packed, uncertainParameters(scenario)).map(({ field, ...bar }) => ({
    key: field as ScenarioKey,
    ...bar,
  }));
  const elasticities = elasticKeys
    .filter((key) => isShown(key, scenario))
    .map((key) => ({ key, elasticity: elasticity(packed, key) }))
    .sort((a, b) => Math.abs(b.elasticity) - Math.abs(a.elasticity));
  return { bars, elasticities };
}
