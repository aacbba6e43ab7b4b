import { describe, expect, it } from 'vitest';
import { evaluateDesign } from './ledger';
import { evaluateRequest } from './request';
import { designWith } from './testDesign.fixture';

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('a request', () => {
  const shapes = {
    plain: {},
    windowed: { window: 40, windowedLayers: 30 },
    mixture: { experts: 8, activeExperts: 2, expertWidth: 1000, kvHeads: 8 },
  };
  it.each(Object.entries(shapes))('is its prompt and its steps, one after the other: %s', (_, shape) => {
    const workload = { promptTokens: 33, generatedTokens: 20, kvInDram: true, batch: 3 };
    const hardware = { cores: 2000 };
    const digital = { boardPicojoulesPerBit: 20 };
    const request = evaluateRequest(designWith({ shape, workload, hardware, digital }));
    const prompt = evaluateDesign(
      designWith({
        shape: { ...shape, context: 33 },
        workload: { ...workload, phase: 'prefill' },
        hardware,
        digital,
      }),
    );
    let optical = 0;
    let digitalJoules = 0;
    for (let step = 1; step <= 20; step += 1) {
      const e = evaluateDesign(
        designWith({
          shape: { ...shape, context: 33 + step },
          workload: { ...workload, phase: 'decode' },
          hardware,
          digital,
        }),
      );
      optical += e.energyJoules;
      digitalJoules += e.digitalJoules;
    }
    expect(relative(request.promptJoules, prompt.energyJoules / 3)).toBeLessThan(1e-12);
    expect(relative(request.generationJoules, optical / 3)).toBeLessThan(1e-12);
    expect(relative(request.joulesPerGeneratedToken, (prompt.energyJoules + optical) / 3 / 20)).toBeLessThan(
      1e-12,
    );
    // Twenty steps with few weights each: the floor rules every step, so the sum of maxima is the maximum of sums.
    expect(relative(request.digitalJoules, (prompt.digitalJoules + digitalJoules) / 3)).toBeLessThan(1e-12);
    expect(
      relative(request.generatedTokensPerKilowattHour, 3.6e6 / request.joulesPerGeneratedToken),
    ).toBeLessThan(1e-12);
  });

  it('computes the logits of the prompt’s last position only', () => {
    const with_ = evaluateRequest(
      designWith({ workload: { countHead: true, promptTokens: 500, generatedTokens: 1 } }),
    );
    const without = evaluateRequest(
      designWith({ workload: { countHead: false, promptTokens: 500, generatedTokens: 1 } }),
    );
    // Two positions through the head at 300 fJ, 501 embeddings read and written at 2.4 pJ an element.
    const expected = 2 * 12_288 * 50_257 * 300e-15 + 501 * 12_288 * 2 * 2.4e-12;
    expect(relative(with_.joules - without.joules, expected)).toBeLessThan(1e-9);
  });
});

describe('decode summed over positions', () => {
  it('multiplies what one causal prefill multiplies', () => {
    const n = 50;
    let macs = 0;
    for (let context = 1; context <= n; context += 1)
      macs += evaluateDesign(designWith({ shape: { context }, workload: { phase: 'decode' } })).macs;
    const prefill = evaluateDesign(designWith({ shape: { context: n }, workload: { causal: true } }));
    expect(relative(macs, prefill.macs)).toBeLessThan(1e-12);
  });
});

describe('width', () => {
  it('falls as one over the width until holding and light set the floor', async () => {
    const { sweepWidth } = await import('./sweepWidth');
    const points = sweepWidth(designWith({ hardware: { maintenanceFjPerMac: 0 } }), [1e5, 1e6, 1e7]);
    expect(points[0]!.femtojoulesPerMac / points[1]!.femtojoulesPerMac).toBeGreaterThan(9.5);
    expect(points[1]!.femtojoulesPerMac / points[2]!.femtojoulesPerMac).toBeGreaterThan(9.9);
    const held = sweepWidth(designWith(), [1e9])[0]!;
    expect(relative(held.femtojoulesPerMac, 0.002)).toBeLessThan(0.05);
  });
});
