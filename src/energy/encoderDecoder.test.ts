import { describe, expect, it } from 'vitest';
import { blockWeights, evaluateDesign, totalParameters } from './index';
import { planGeneration, planPass, planPrompt } from './plan';
import { passOperations, passWeights } from './products';
import { designWith } from './testDesign.fixture';

/**
 * Width 2, one head of 2, hidden 8; one encoder layer that reads 3 tokens, one decoder layer of 2 tokens. By hand:
 *
 * encoder, all pairs: loads (1 + 9)·3·2 + 9 = 69, detections 10·3·2 + 9 = 69, MACs 12·3·4 + 2·9·2 = 180
 * decoder by itself: loads (1 + 9)·2·2 + 4 = 44, detections 10·2·2 + 4 = 44, MACs 12·2·4 + 2·4·2 = 112
 * across, 2 queries and 3 keys: loads 4 (queries' input) + 6 (encoder's output) + 4 + 6 (Q·Kᵀ) + 6 + 6 (softmax·V) + 4 = 36,
 *   detections 4 + 12 (keys and values) + 6 + 4 + 4 = 30, MACs 8 + 24 + 12 + 12 + 8 = 64
 */
const tiny = {
  layers: 1,
  width: 2,
  heads: 1,
  kvHeads: 1,
  headDim: 2,
  valueDim: 2,
  ffnWidth: 8,
  context: 2,
  encoderLayers: 1,
  encoderTokens: 3,
};

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('an encoder-decoder', () => {
  it('runs both stacks and attends across, as counted by hand', () => {
    const { loads, detections, macs, blockWeights: weights } = evaluateDesign(designWith({ shape: tiny }));
    expect({ loads, detections, macs, weights }).toEqual({
      loads: 69 + 44 + 36,
      detections: 69 + 44 + 30,
      macs: 180 + 112 + 64,
      // 12·2² each, and four matrices of 2 × 2 across.
      weights: 48 + 48 + 16,
    });
    const { shape, workload } = designWith({ shape: tiny });
    const steps = passOperations(shape, workload, planPass(shape, workload)).digitalSteps;
    const softmax = steps.filter(({ operation }) => operation === 'softmax');
    expect(sum(softmax.map(({ reads }) => reads))).toBe(9 + 4 + 6);
  });

  it('masks the decoder alone where attention is causal', () => {
    const causal = evaluateDesign(designWith({ shape: tiny, workload: { causal: true } }));
    // One of the decoder's four pairs falls away: one load, one detection, two dot products of 2.
    expect(causal.macs).toBe(356 - 4);
    expect(causal.detections).toBe(143 - 1);
  });

  /*
   * One decoded token, two positions of its own and three across: by itself loads 8·2 + 2·2·2 + 2 = 26, detections 22,
   * MACs 48 + 8 = 56; across loads 2 + (2 + 6) + (3 + 6) + 2 = 21, detections 2 + 3 + 2 + 2 = 9, MACs 4 + 6 + 6 + 4 = 20.
   */
  it('leaves the encoder idle in decode, and fetches its keys and values again', () => {
    const design = designWith({ shape: tiny, workload: { phase: 'decode' } });
    const { loads, detections, macs } = evaluateDesign(design);
    expect({ loads, detections, macs }).toEqual({ loads: 26 + 21, detections: 22 + 9, macs: 56 + 20 });
    const plan = planPass(design.shape, design.workload);
    const { products } = passOperations(design.shape, design.workload, plan);
    expect(sum(products.map(({ keyValueLoads }) => keyValueLoads))).toBe(2 * 2 * 2 + 2 * 3 * 2);
    // Neither the encoder's 48 weights nor the 8 that make keys and values are needed again.
    expect(passWeights(design.shape, plan)).toBe(112 - 48 - 8);
  });

  it('multiplies as often in a request as in one causal pass: prompt encoded, tokens decoded one by one', () => {
    const { shape, workload } = designWith({
      shape: { ...tiny, context: 5, encoderTokens: 7 },
      workload: { causal: true },
    });
    const macs = (plan: Parameters<typeof passOperations>[2]) =>
      sum(passOperations(shape, workload, plan).products.map((product) => product.macs));
    expect(macs(planPrompt(shape, workload, 7)) + macs(planGeneration(shape, 7, 5))).toBe(
      macs(planPass(shape, workload)),
    );
  });

  it('has the parameters of T5: 737.67 million in T5-large', () => {
    const shape = {
      ...designWith().shape,
      layers: 24,
      encoderLayers: 24,
      width: 1024,
      heads: 16,
      kvHeads: 16,
      headDim: 64,
      valueDim: 64,
      ffnWidth: 4096,
      vocab: 32_128,
    };
    expect(blockWeights(shape)).toBe(24 * (12 + 16) * 1024 * 1024);
    expect(totalParameters(shape, { tiedEmbeddings: true }) / 737.67e6).toBeCloseTo(1, 3);
  });
});
