/** The tables of the compare view: numbers with differences, and the parameters that differ. Pure. */
import { components } from '../../energy';
import { isShown, type ScenarioKey } from '../../scenario';
import { differingKeys } from '../../scenario/comparison';
import { exchangeFjPerMacAndTopsPerWatt } from '../../units';
import type { ComparedDesign } from './designs';

/** A quantity that is compared. Values are raw, in `unit`. */
export interface ComparedNumber {
  key: string;
  /** Key of its name below `row.` or, of a component, below `component.`. */
  component?: string;
  unit: string;
  /** One a design, in their order. */
  values: readonly number[];
}

/** The numbers that decide, of every design: energies, advantage, and the energy per MAC by component. */
export function comparedNumbers(designs: readonly ComparedDesign[]): ComparedNumber[] {
  const row = (key: string, unit: string, read: (design: ComparedDesign) => number): ComparedNumber => ({
    key,
    unit,
    values: designs.map(read),
  });
  return [
    row('perMac', 'fJ', ({ evaluation }) => evaluation.femtojoulesPerMac),
    row('topsPerWatt', 'TOPS/W', ({ evaluation }) =>
      exchangeFjPerMacAndTopsPerWatt(evaluation.femtojoulesPerMac),
    ),
    row('perPass', 'J', ({ evaluation }) => evaluation.energyJoules),
    row('macs', 'MAC', ({ evaluation }) => evaluation.macs),
    row('digitalPerMac', 'fJ', ({ evaluation }) => evaluation.digitalFemtojoulesPerMac),
    row('digitalTopsPerWatt', 'TOPS/W', ({ evaluation }) =>
      exchangeFjPerMacAndTopsPerWatt(evaluation.digitalFemtojoulesPerMac),
    ),
    row('advantage', '×', ({ evaluation }) => evaluation.advantage),
    ...components.map((component) => ({
      ...row(
        `component-${component}`,
        'fJ',
        ({ evaluation }) => (evaluation.byComponent[component] / evaluation.macs) * 1e15,
      ),
      component,
    })),
    row('cores', '', ({ evaluation }) => evaluation.coresPerProduct),
    row('watts', 'W', ({ evaluation }) => evaluation.watts),
  ];
}

/** The parameters that differ and can move a number in at least one of the designs. */
export function shownDifferences(designs: readonly ComparedDesign[]): ScenarioKey[] {
  const scenarios = designs.map(({ scenario }) => scenario);
  return differingKeys(scenarios).filter((key) => scenarios.some((scenario) => isShown(key, scenario)));
}
