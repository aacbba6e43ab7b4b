import { type Component, components } from '../energy/types';
import type { ChartColour } from './palette';

export { type Component, components };

/** One design as a stacked bar: joules of one pass by component. */
export interface ComponentBars {
  name: string;
  macs: number;
  byComponent: Readonly<Record<Component, number>>;
}

/** The fixed colour of each component. `digital` are the digital steps, not the digital rival. */
export const componentColour: Readonly<Record<Component, ChartColour>> = {
  load: 'load',
  detect: 'detect',
  digital: 'steps',
  maintenance: 'maintenance',
  optical: 'light',
};

export function componentTotal(byComponent: Readonly<Record<Component, number>>): number {
  return components.reduce((sum, component) => sum + byComponent[component], 0);
}
