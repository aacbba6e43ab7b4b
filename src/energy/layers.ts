import { coreDemand } from './cores';
import { buildLedger } from './ledger';
import { planPass } from './plan';
import { attentionLayers, expertLayers } from './products';
import { type Component, components, type Design, type Shape } from './types';

/** What layers can be: by feed-forward and attention, and the two ends of the model. */
export const layerKinds = [
  'embedding',
  'encoder',
  'decoder',
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

const total = (byComponent: Record<Component, number>): number =>
  components.reduce((sum, component) => sum + byComponent[component], 0);

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
  const hasEncoder = shape.encoderLayers > 0;
  const blocks = { ...workload, countHead: false };
  const spent = (changes: Partial<Shape>): Record<Component, number> => {
    const byComponent = noJoules();
    const { rows } = buildLedger(
      { ...design, shape: { ...shape, ...changes }, workload: blocks },
      plan,
      chunks,
    );
    for (const { component, joules } of rows) byComponent[component] += joules;
    return byComponent;
  };
  // Cross-attention belongs to the decoder, so that a decoder layer is what it adds to an encoder.
  const oneEncoder = hasEncoder ? spent({ layers: 0, encoderLayers: 1 }) : noJoules();
  const alike = (kind: LayerKind, count: number, one: Partial<Shape>): LayerGroup[] => {
    if (count === 0) return [];
    const byComponent = spent({ layers: 1, encoderLayers: Math.min(1, shape.encoderLayers), ...one });
    for (const component of components)
      byComponent[component] = count * (byComponent[component] - oneEncoder[component]);
    return [{ kind, count, joules: total(byComponent), byComponent }];
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
  const encoder = components.map((component) => [component, shape.encoderLayers * oneEncoder[component]]);
  const encoderSpent = Object.fromEntries(encoder) as Record<Component, number>;
  return [
    ...end('embedding'),
    // A decode step has no use for the encoder.
    ...(total(encoderSpent) > 0
      ? [
          {
            kind: 'encoder' as const,
            count: shape.encoderLayers,
            joules: total(encoderSpent),
            byComponent: encoderSpent,
          },
        ]
      : []),
    ...alike(hasEncoder ? 'decoder' : 'dense', dense * (1 - windows), { windowedLayers: 0, denseLayers: 1 }),
    ...alike('denseWindowed', dense * windows, { windowedLayers: 1, denseLayers: 1 }),
    ...alike('experts', experts * (1 - windows), { windowedLayers: 0, denseLayers: 0 }),
    ...alike('expertsWindowed', experts * windows, { windowedLayers: 1, denseLayers: 0 }),
    ...end('head'),
  ];
}
