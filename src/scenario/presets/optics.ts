import type { Overrides } from '../types';

/** Imperfections of the simulated optics. */
export interface OpticsPreset {
  id: string;
  name: string;
  values: Pick<Overrides, 'noiseLinear' | 'noiseAttention' | 'minTransmission'>;
  source: string;
  confidence: 'read' | 'second-hand';
  note: string;
}

export const opticsPresets: readonly OpticsPreset[] = [
  {
    id: 'scaling-2023',
    name: 'Shot noise only (scaling study)',
    values: { noiseLinear: 0, noiseAttention: 0, minTransmission: 0 },
    source: 'Optical Transformers, arXiv:2302.10360, §5 and App. H',
    confidence: 'read',
    note: 'The scaling study leaves systematic error out.',
  },
  {
    id: 'hardware-2023',
    name: 'The experiment’s hardware',
    values: { noiseLinear: 0.021, noiseAttention: 0.0565, minTransmission: 0.02004 },
    source: 'published simulation code of Optical Transformers; 2 % transmission in App. B',
    confidence: 'second-hand',
    note: 'Systematic error of linear layers and attention, and the light that a closed pixel still lets through.',
  },
];

const byId = new Map(opticsPresets.map((preset) => [preset.id, preset]));

/** The optics preset of an id; undefined if there is none. */
export const opticsPreset = (id: string): OpticsPreset | undefined => byId.get(id);
