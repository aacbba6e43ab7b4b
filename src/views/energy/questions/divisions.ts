/** The ways in which the energy of a pass is divided, and what stands for each part in a picture. */
import { componentKinds } from '../../../charts/components';
import type { BarKind } from '../../../charts/plot/patterns';
import type { ChartText } from '../../../charts/text';
import { components, layerKinds, type Operation, parts } from '../../../energy';
import type { Breakdown } from '../../../scenario';
import type { QuestionText } from './text';

export const divisionNames = ['component', 'operation', 'part', 'layer'] as const;
export type DivisionName = (typeof divisionNames)[number];

export interface Division {
  kinds: BarKind[];
  /** Joules by key of a kind; together the whole pass. */
  joulesOf: (breakdown: Breakdown) => Record<string, number>;
}

type Look = Pick<BarKind, 'colour' | 'texture'>;

/** Operations that belong together, since fourteen colours would tell nothing. */
const operationGroups: Readonly<Record<string, { operations: readonly Operation[]; look: Look }>> = {
  projections: {
    operations: ['queryKeyValue', 'attentionOutput'],
    look: { colour: 'slotB', texture: 'plain' },
  },
  attention: { operations: ['queryKey', 'attentionValue'], look: { colour: 'slotB', texture: 'diagonal' } },
  cross: { operations: ['crossAttention'], look: { colour: 'slotB', texture: 'dots' } },
  feedForward: {
    operations: ['feedForwardIn', 'feedForwardOut'],
    look: { colour: 'slotC', texture: 'plain' },
  },
  router: { operations: ['router'], look: { colour: 'slotC', texture: 'diagonal' } },
  steps: {
    operations: ['softmax', 'activation', 'layerNorm', 'residual'],
    look: { colour: 'steps', texture: 'dots' },
  },
  reload: { operations: ['weightReload'], look: { colour: 'slotD', texture: 'across' } },
  ends: { operations: ['embedding', 'head'], look: { colour: 'digital', texture: 'upright' } },
};

const partLooks: Readonly<Record<(typeof parts)[number], Look>> = {
  sram: { colour: 'steps', texture: 'plain' },
  wire: { colour: 'steps', texture: 'across' },
  dram: { colour: 'steps', texture: 'dots' },
  dac: { colour: 'load', texture: 'plain' },
  modulator: { colour: 'load', texture: 'upright' },
  amplifier: { colour: 'detect', texture: 'plain' },
  adc: { colour: 'detect', texture: 'diagonal' },
  maintenance: { colour: 'maintenance', texture: 'across' },
  light: { colour: 'light', texture: 'upright' },
  processor: { colour: 'digital', texture: 'diagonal' },
};

const layerLooks: Readonly<Record<(typeof layerKinds)[number], Look>> = {
  embedding: { colour: 'digital', texture: 'plain' },
  encoder: { colour: 'slotD', texture: 'plain' },
  decoder: { colour: 'slotD', texture: 'diagonal' },
  dense: { colour: 'slotB', texture: 'plain' },
  denseWindowed: { colour: 'slotB', texture: 'diagonal' },
  experts: { colour: 'slotC', texture: 'plain' },
  expertsWindowed: { colour: 'slotC', texture: 'diagonal' },
  head: { colour: 'digital', texture: 'upright' },
};

/** One way of dividing, with its kinds named in the language of the page. */
export function divisionOf(name: DivisionName, text: QuestionText, chart: ChartText): Division {
  const named = (key: string, look: Look): BarKind => ({
    key,
    label: text.t(`dominates.${name}.${key}`),
    ...look,
  });
  switch (name) {
    case 'component':
      return {
        kinds: componentKinds((component) => chart.t(`componentShort.${component}`)),
        joulesOf: ({ byComponent }) => pick(components, (component) => byComponent[component]),
      };
    case 'operation':
      return {
        kinds: Object.entries(operationGroups).map(([key, { look }]) => named(key, look)),
        joulesOf: ({ byOperation }) =>
          pick(Object.keys(operationGroups), (key) =>
            (operationGroups[key]?.operations ?? []).reduce((sum, one) => sum + byOperation[one], 0),
          ),
      };
    case 'part':
      return {
        kinds: parts.map((part) => named(part, partLooks[part])),
        joulesOf: ({ byPart }) => pick(parts, (part) => byPart[part]),
      };
    case 'layer':
      return {
        kinds: layerKinds.map((kind) => named(kind, layerLooks[kind])),
        joulesOf: ({ byLayer }) =>
          pick(layerKinds, (kind) => byLayer.find((group) => group.kind === kind)?.joules ?? 0),
      };
  }
}

const pick = <Key extends string>(keys: readonly Key[], joulesAt: (key: Key) => number) =>
  Object.fromEntries(keys.map((key) => [key, joulesAt(key)]));
