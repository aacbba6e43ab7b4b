import { coreDemand } from './cores';
import { buildLedger } from './ledger';
import { planPass } from './plan';
import { attentionLayers, expertLayers } from './products';
import { type Component, components, type Design, type Shape } from './types';

/** What layers can be: by feed-forward and attention, and the two ends of the model. */
export const layerKinds = [
  'embedding',
  'dense',
  'denseWindowed',
  'experts',
  'expertsWindowed',
  'head',
] as const;
export type LayerKind = (typeof layerKinds)[number];

/** Layers of one kind, alike and therefore equal in energy. Joules of one pass, whole batch. */
export interface LayerGroup {
  kind: LayerKind;
  /** Need not be whole where windows are spread over two kinds of feed-forward. */
  count: number;
  joules: number;
  byComponent: Record<Component, number>;
}

const noJoules = (): Record<Component, number> =>
  Object.fromEntries(components.map((component) => [component, 0])) as Record<Component, number>;

/**
 * Energy of a pass by layer: one layer of each kind is evaluated by itself, and counted. All groups together are the
 * whole pass, since every cost of a block is its own.
 *
 * Which layers have the window is not part of a shape; where the feed-forward differs too, the window is taken to be
 * spread evenly over both kinds. A window as long as the context makes no difference, and none is made.
 */
export function layerGroups(design: Design): LayerGroup[] {
  const { shape, workload, hardware } = design;
  const plan = planPass(shape, workload);
  const { chunks } = coreDemand(shape, workload, hardware);
  const windows = shape.window < shape.context ? attentionLayers(shape).windowed / shape.layers : 0;
  const experts = expertLayers(shape);
  const alike = (kind: LayerKind, count: number, one: Partial<Shape>): LayerGroup[] => {
    if (count === 0) return [];
    const alone = {
      ...design,
      shape: { ...shape, layers: 1, ...one },
      workload: { ...workload, countHead: false },
    };
    const byComponent = noJoules();
    const { rows, energyJoules } = buildLedger(alone, plan, chunks);
    for (const { component, joules } of rows) byComponent[component] += count * joules;
    return [{ kind, count, joules: count * energyJoules, byComponent }];
  };
  const ends = buildLedger(design, plan, chunks).rows.filter(
    ({ operation }) => operation === 'embedding' || operation === 'head',
  );
  const end = (kind: 'embedding' | 'head'): LayerGroup[] =>
    ends
      .filter(({ operation }) => operation === kind)
      .map(({ component, joules }) => ({
        kind,
        count: 1,
        joules,
        byComponent: { ...noJoules(), [component]: joules },
      }));
  const dense = shape.layers - experts;
  return [
    ...end('embedding'),
    ...alike('dense', dense * (1 - windows), { windowedLayers: 0, denseLayers: 1 }),
    ...alike('denseWindowed', dense * windows, { windowedLayers: 1, denseLayers: 1 }),
    ...alike('experts', experts * (1 - windows), { windowedLayers: 0, denseLayers: 0 }),
    ...alike('expertsWindowed', experts * windows, { windowedLayers: 1, denseLayers: 0 }),
    ...end('head'),
  ];
}
