import { type Component, components } from '../energy/types';
import type { BarKind } from './plot/patterns';

export { type Component, components };

/** One design as a stacked bar: joules of one pass by component. */
export interface ComponentBars {
  name: string;
  macs: number;
  byComponent: Readonly<Record<Component, number>>;
}

/** The fixed colour and texture of each component. `digital` are the digital steps, not the digital rival. */
const componentLook: Readonly<Record<Component, Pick<BarKind, 'colour' | 'texture'>>> = {
  load: { colour: 'load', texture: 'plain' },
  detect: { colour: 'detect', texture: 'diagonal' },
  digital: { colour: 'steps', texture: 'dots' },
  maintenance: { colour: 'maintenance', texture: 'across' },
  optical: { colour: 'light', texture: 'upright' },
};

/** The components as parts of stacked bars, named in the language of the page. */
export const componentKinds = (label: (component: Component) => string): BarKind[] =>
  components.map((component) => ({ key: component, label: label(component), ...componentLook[component] }));

export function componentTotal(byComponent: Readonly<Record<Component, number>>): number {
  return components.reduce((sum, component) => sum + byComponent[component], 0);
}
