import { describe, expect, it } from 'vitest';
import { activeWeights, evaluateDesign, totalParameters } from '../energy';
import { machineRows, modelPresets, otherMachines, publishedModels, resolve, toDesign } from './index';

const shapeOf = (id: string) => toDesign(resolve({ model: id })).shape;
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('published models', () => {
  it('are 47 beside the paper’s own four extrapolations, and two encoder-decoders; none clashes with an id of the paper', () => {
    expect(publishedModels).toHaveLength(49);
    expect(new Set(modelPresets.map(({ id }) => id)).size).toBe(modelPresets.length);
    expect(resolve({ model: 'gpt3-125m' }).layers).toBe(32);
    expect(resolve({ model: 'real-gpt3-125m' }).layers).toBe(12);
    expect(resolve({ model: 'gpt3-13b' }).width).toBe(5140);
    expect(resolve({ model: 'real-gpt3-13b' }).width).toBe(5120);
  });

  it.each(publishedModels)('$id has its published parameters within 2 %', (preset) => {
    const { id } = preset;
    const positions = preset.learnedPositions ? preset.publishedContext! : 0;
    const computed = totalParameters(shapeOf(id), { tiedEmbeddings: preset.tiedEmbeddings!, positions });
    expect(relative(computed, preset.parameters!)).toBeLessThan(0.02);
  });

  // Published active parameters, embedding counted or not as the publisher does: within 5 % with the output head.
  it.each([
    ['mixtral-8x7b', 12.9e9],
    ['deepseek-v3', 37e9],
    ['kimi-k2', 32e9],
    ['gpt-oss-20b', 3.6e9],
    ['gpt-oss-120b', 5.1e9],
  ])('%s runs %d parameters per token', (id, active) => {
    const shape = shapeOf(id);
    expect(relative(activeWeights(shape) + shape.vocab * shape.width, active)).toBeLessThan(0.05);
  });

  it.each(publishedModels.map(({ id }) => [id]))('%s multiplies each active weight once per token', (id) => {
    const shape = shapeOf(id);
    const design = toDesign(resolve({ model: id, context: 64, phase: 'prefill' }));
    const { ledger: _, macs } = evaluateDesign(design);
    const attended = (layers: number, window: number) => layers * (window > 0 && window < 64 ? 0 : 64 * 64);
    const pairs =
      attended(shape.layers - (shape.window > 0 ? shape.windowedLayers : 0), 0) +
      (shape.window > 0 ? shape.windowedLayers * 64 * 64 : 0);
    // An encoder of as many tokens adds its own pairs, and every decoder layer its pairs across.
    const beside = shape.encoderLayers > 0 ? (shape.encoderLayers + shape.layers) * 64 * 64 : 0;
    const attention = (pairs + beside) * shape.heads * (shape.headDim + shape.valueDim);
    expect(relative(macs, 64 * activeWeights(shape) + attention)).toBeLessThan(1e-9);
  });
});

describe('attention of published models', () => {
  /*
   * DeepSeek-V3, one decoded token at context c, one layer, by hand: q 7168→1536→128·192, latent 7168→576,
   * folded expansion 128·(128·512) and 128·(512·128), output 128·128→7168; scores 128·c·576, values 128·c·512.
   */
  it('counts latent attention in decode with folded projections', () => {
    const c = 100;
    const scenario = resolve({
      model: 'deepseek-v3',
      context: c,
      phase: 'decode',
      layers: 1,
      denseLayers: 1,
      countDigital: false,
    });
    const e = evaluateDesign(toDesign(scenario));
    const projections = 7168 * 1536 + 1536 * 128 * 192 + 7168 * 576 + 2 * 128 * 128 * 512 + 128 * 128 * 7168;
    const feedForward = 3 * 7168 * 18_432;
    expect(e.macs).toBe(projections + feedForward + 128 * c * (576 + 512));
    // Kept per position: 512 + 64 elements for the scores, 512 of them read again for the values.
    const attention = 128 * 576 + c * 576 + 128 * c + c * 512;
    const inputs = 7168 + 1536 + 128 * (128 + 512) + 128 * 128 + 7168 + 18_432;
    expect(e.loads).toBe(attention + inputs);
    const outputs =
      1536 + 576 + 128 * 192 + 128 * (512 + 128) + 128 * c + 128 * 512 + 7168 + 2 * 18_432 + 7168;
    expect(e.detections).toBe(outputs);
  });

  it('sees 128 tokens in half the layers of gpt-oss', () => {
    const decode = (context: number) =>
      evaluateDesign(toDesign(resolve({ model: 'gpt-oss-20b', phase: 'decode', context }))).macs;
    // 12 layers of full attention: each further position costs 64 heads · (64 + 64) MACs in those only.
    expect(decode(2000) - decode(1000)).toBe(12 * 1000 * 64 * 128);
  });
});

describe('machines', () => {
  it('are 88 as published and the paper’s line', () => {
    expect(machineRows).toHaveLength(89);
    expect(new Set(machineRows.map(({ id }) => id)).size).toBe(89);
  });

  it('take what their power and rate give', () => {
    const of = (id: string) => machineRows.find((row) => row.id === id)!;
    // 2000 · W / TOPS: A100 312 TFLOPS at 400 W, H100 989.4 at 700 W, B200 9000 FP4 at 1000 W.
    expect(of('a100-bf16').femtojoulesPerMac).toBeCloseTo((2000 * 400) / 312, 1);
    expect(relative(of('h100-bf16').femtojoulesPerMac!, (2000 * 700) / 989.4)).toBeLessThan(1e-3);
    expect(of('b200-fp4').femtojoulesPerMac).toBeCloseTo((2000 * 1000) / 9000, 1);
    // Power over bandwidth, in pJ per bit, as tabulated from the ratings.
    for (const [id, expected] of [
      ['a100-bf16', 24.5],
      ['h100-bf16', 26.1],
      ['h200-bf16', 18.2],
      ['mi300x-bf16', 17.7],
      ['b200-bf16', 15.6],
    ] as const)
      expect(of(id).boardPicojoulesPerBit).toBeCloseTo(expected, 1);
  });

  it('keeps photonic and analogue machines out of the baselines', () => {
    expect(otherMachines.length).toBeGreaterThan(10);
    for (const { kind } of otherMachines) expect(kind).toMatch(/photonic|analog|claim|limit/);
  });

  it('reproduces the bound of decode on an H100: 52 pJ per MAC at 16 bits and batch 8', () => {
    const e = evaluateDesign(
      toDesign(
        resolve({
          model: 'llama3-70b',
          digital: 'h100-bf16',
          weightBits: 16,
          phase: 'decode',
          batch: 8,
          context: 16,
        }),
      ),
    );
    expect(e.digitalFemtojoulesPerMac / 1000).toBeCloseTo(52, 0);
  });
});
