import { describe, expect, it } from 'vitest';
import { monteCarlo, packDesign, withWidth } from '../../energy';
import { derivedRows } from '../derivedRows.fixture';
import { toDesign } from '../design';
import { energyApi } from '../energyApi';
import { modelPresets } from '../presets/models';
import { resolve } from '../resolve';
import { uncertainParameters } from '../uncertain';
import { dominatesView, evaluationView, modelsView, widthView } from './index';
import { withModel } from './models';

describe('views of the energy worker', () => {
  it('gives the curve over the width the band of a Monte Carlo at each of its places, and none where it is off', () => {
    const scenario = resolve({ model: 'deepseek-v3', seed: 5 });
    const { points, current } = widthView(scenario);
    const places = points.filter(({ band }) => band !== null);
    expect(places).toHaveLength(17);
    const [low, high] = current.band!.femtojoulesPerMac;
    expect(low).toBeLessThan(current.femtojoulesPerMac);
    expect(high).toBeGreaterThan(current.femtojoulesPerMac);
    for (const { width, band } of [places[0]!, places[8]!, places[16]!]) {
      const design = toDesign(scenario);
      const packed = packDesign({ ...design, shape: withWidth(design.shape, width) });
      const options = { spread: 'loguniform', seed: 5, draws: 200 } as const;
      const { advantage, femtojoulesPerMac } = monteCarlo(packed, uncertainParameters(scenario), options);
      expect(band!.advantage[0] / advantage.p05).toBeCloseTo(1, 9);
      expect(band!.advantage[1] / advantage.p95).toBeCloseTo(1, 9);
      expect(band!.femtojoulesPerMac[1] / femtojoulesPerMac.p95).toBeCloseTo(1, 9);
    }
    expect(widthView(resolve({ uncertainty: 'off' })).points.every(({ band }) => band === null)).toBe(true);
  });

  it('divides every model in four ways that each add up to the whole', () => {
    const { design, models } = dominatesView(resolve({ model: 'gpt-oss-20b', countHead: true, cores: 100 }));
    expect(models).toHaveLength(modelPresets.length);
    const sum = (joules: readonly number[]) => joules.reduce((a, b) => a + b, 0);
    for (const { id, energyJoules, byComponent, byOperation, byPart, byLayer } of [design, ...models])
      for (const parts of [byComponent, byOperation, byPart, byLayer.map(({ joules }) => joules)])
        expect(sum(Object.values(parts)) / energyJoules, id).toBeCloseTo(1, 10);
    expect(design.byLayer.map(({ kind, count }) => [kind, count])).toEqual([
      ['embedding', 1],
      ['experts', 12],
      ['expertsWindowed', 12],
      ['head', 1],
    ]);
  });

  it('puts all models of the paper on the hardware of the scenario', () => {
    // The shape at hand does not matter for the others; hardware and accounting do.
    const view = modelsView(resolve({ model: 'gpt2-117m', layers: 7, hardware: 'paper-future', batch: 2 }));
    expect(view.points).toHaveLength(32);
    for (const [i, row] of derivedRows.entries()) {
      const point = view.points[i]!;
      expect(point.id).toBe(row.id);
      expect(Math.abs(point.advantage / row.futureA4 - 1)).toBeLessThan(5e-3);
      expect(Math.abs(point.macs / (2 * row.macs) - 1)).toBeLessThan(5e-3);
      const parts = Object.values(point.byComponent).reduce((a, b) => a + b, 0);
      expect(Math.abs(parts / point.energyJoules - 1)).toBeLessThan(1e-12);
    }
    expect(view.current.layers).toBe(7);
    expect(view.digitalLines.map(({ femtojoulesPerMac }) => Math.round(femtojoulesPerMac))).toEqual([
      300, 10,
    ]);
  });

  it('puts every model in the place of the own shape, as choosing its preset would', () => {
    const scenario = resolve({
      model: 'deepseek-v3',
      heads: 7,
      digital: 'next-generation',
      year: 2031,
      batch: 3,
    });
    for (const model of modelPresets)
      expect(withModel(scenario, model)).toEqual(
        resolve({ model: model.id, digital: 'next-generation', year: 2031, batch: 3 }),
      );
  });

  it('remembers no answer of other values', () => {
    const ask = (dacPj: number) => energyApi.uncertainty(resolve({ dacPj, draws: 100 }));
    const [first, second] = [ask(5), ask(10)];
    expect(second).not.toEqual(first);
    expect(ask(5)).toEqual(first);
  });

  it('sweeps the width through the design itself, beside 1 / width', () => {
    const scenario = resolve({});
    const { points, guide, current } = widthView(scenario);
    expect([points[0]!.width, points.at(-1)!.width]).toEqual([64, expect.closeTo(1e6, 3)]);
    expect(current.femtojoulesPerMac).toBeCloseTo(4.135, 3);
    for (const [i, { width, femtojoulesPerMac }] of guide.entries()) {
      expect(femtojoulesPerMac * width).toBeCloseTo(current.femtojoulesPerMac * 12_288, 6);
      expect(points[i]!.width).toBe(width);
    }
    // Attention at a fixed head dimension grows with the width as well, so the curve only approaches the guide.
    const ratios = points.map((point, i) => point.femtojoulesPerMac / guide[i]!.femtojoulesPerMac);
    expect(Math.max(...ratios)).toBeLessThan(2);
  });

  it('answers through results, and names what failed', () => {
    const good = energyApi.evaluate(resolve({}));
    expect(good.ok && good.value.evaluation.advantage).toBeCloseTo(72.54, 2);
    const bad = energyApi.evaluate(undefined as never);
    expect(bad.ok).toBe(false);
    if (!bad.ok) expect(bad.error.message).not.toBe('');
  });

  it('gives the request beside the pass', () => {
    const { request, evaluation } = evaluationView(resolve({ promptTokens: 2048, generatedTokens: 1 }));
    expect(request.promptJoules).toBeCloseTo(evaluation.energyJoules, 12);
  });
});
