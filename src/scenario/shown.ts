import { coreDemand } from '../energy';
import { boundsOf } from './bounds';
import { toDesign } from './design';
import { measuredPhotons } from './measuredPhotons';
import type { Scenario, ScenarioKey } from './types';

type Rule = (scenario: Scenario) => boolean;

const decode: Rule = (s) => s.phase === 'decode';
const mixture: Rule = (s) => s.experts > 0;
const latent: Rule = (s) => s.kvLatent > 0;

/** No layer attends further back than the window, which is shorter than the context. */
const everyLayerWindowed: Rule = (s) => s.window > 0 && s.windowedLayers >= s.layers && s.window < s.context;

/** The machine holds only a part of the weights at a time. */
const chunked: Rule = (s) => {
  const { shape, workload, hardware } = toDesign(s);
  return coreDemand(shape, workload, hardware).chunks > 1;
};

/** The digital side is bound by its memory: only there is a row with a bandwidth compared on fetched bits. */
const memoryFloor: Rule = (s) => decode(s) && toDesign(s).digital.boardPicojoulesPerBit !== null;

/** Where a parameter can move a number; one without a rule always can. */
const rules: Partial<Record<ScenarioKey, Rule>> = {
  shapeName: (s) => s.shapeName !== '',
  vocab: (s) => s.countHead,
  kvHeads: (s) => !latent(s),
  ffnWidth: (s) => !mixture(s) || s.denseLayers > 0,
  activeExperts: (s) => mixture(s) && s.denseLayers < s.layers,
  sharedExperts: (s) => mixture(s) && s.denseLayers < s.layers,
  expertWidth: (s) => mixture(s) && s.denseLayers < s.layers,
  denseLayers: mixture,
  encoderTokens: (s) => s.encoderLayers > 0,
  queryLatent: latent,
  ropeDim: latent,
  context: (s) => !(decode(s) && everyLayerWindowed(s)),
  cores: (s) => boundsOf('cores', s).max > 1,
  windowedLayers: (s) => s.window > 0 && s.window < s.context,
  causal: (s) => !decode(s) && !everyLayerWindowed(s),
  kvInDram: decode,
  weightBits: (s) => chunked(s) || memoryFloor(s),
  dramPjPerBit: (s) => chunked(s) || (decode(s) && s.kvInDram),
  utilisation: (s) => s.maintenanceFjPerMac > 0 || s.holdMilliwatts > 0,
  photonsPerDot: (s) => s.receiver === 'photons',
  amplifierNoisePa: (s) => s.receiver === 'amplifierNoise',
  wireFjPerBitMm: (s) => s.wireMm > 0,
  photonsPerMac: (s) => s.shotNoise !== 'off',
  controls: (s) => s.embed,
  step: (s) => s.lesson !== '',
  sweepY: (s) => s.sweepX !== '',
  around: (s) => s.uncertainty !== 'off',
  draws: (s) => s.uncertainty !== 'off',
  photonsLow: (s) => measuredPhotons(s) !== null,
  photonsHigh: (s) => measuredPhotons(s) !== null,
  photonsFrom: (s) => measuredPhotons(s) !== null,
  target: (s) => s.solve !== '',
};

/** False where a parameter cannot move any number of the scenario: no knob on the page is dead. */
export const isShown = (key: ScenarioKey, scenario: Scenario): boolean => rules[key]?.(scenario) ?? true;
