import { SimulationError } from '../errors';
import { codeRange } from '../quantisation';
import { effectiveShotNoise } from '../settings';
import { type Checkpoint, operationIndex, operationNames, type SimulationSettings } from '../types';
import { type KernelExports, shotNumbers } from './kernel';

/** Tensors in the order of their numbers in the module. */
const withoutLayer = ['wte.weight', 'wpe.weight', 'ln_f.weight', 'ln_f.bias'];
const perLayer = ['ln_1', 'attn.c_attn', 'attn.c_proj', 'ln_2', 'mlp.c_fc', 'mlp.c_proj'].flatMap((name) => [
  `${name}.weight`,
  `${name}.bias`,
]);

const modeNumbers = { float: 0, digital: 1, optical: 2 } as const;

/**
 * Lays out the module's memory for a checkpoint and copies weights and ranges into it.
 *
 * @throws SimulationError 'format' for tensors of another shape than the configuration says
 */
export function loadModel(kernel: KernelExports, { config, tensors, ranges }: Checkpoint): void {
  const { layers, width, heads, context, vocab, layerNormEpsilon } = config;
  kernel.createModel(layers, width, heads, context, vocab, 4 * width, layerNormEpsilon);
  const copy = (tensor: number, layer: number, name: string) => {
    const values = tensors.get(`transformer.${name}`);
    if (values?.length !== kernel.tensorLength(tensor))
      throw new SimulationError('format', `${name} is missing or has another shape`);
    new Float32Array(kernel.memory.buffer, kernel.tensorPointer(tensor, layer), values.length).set(values);
  };
  withoutLayer.forEach((name, tensor) => {
    copy(tensor, 0, name);
  });
  for (let layer = 0; layer < layers; layer += 1) {
    perLayer.forEach((name, i) => {
      copy(withoutLayer.length + i, layer, `h.${layer}.${name}`);
    });
    for (const operation of operationNames) {
      const limit = (part: 'x' | 'w' | 'y') =>
        codeRange(ranges[`${layer}.${operation}`]!, operation, part).extreme;
      kernel.setLimits(layer, operationIndex[operation], limit('x'), limit('w'), limit('y'));
    }
  }
  kernel.finishLoading();
}

/** @throws SimulationError 'invalid-request' for a photon budget that is not above zero */
export function applySettings(kernel: KernelExports, settings: SimulationSettings): void {
  const optical = settings.mode === 'optical';
  kernel.setSettings(
    modeNumbers[settings.mode],
    optical ? shotNumbers[effectiveShotNoise(settings)] : shotNumbers.off,
    settings.photonsPerMac,
    settings.noiseLinear,
    settings.noiseAttention,
    settings.minTransmission,
    settings.inputBits,
    settings.weightBits,
    settings.outputBits,
    settings.seed,
  );
}
