import { hashGlsl } from '../glsl/hash';
import { normalGlsl } from '../glsl/normal';
import { poissonGlsl } from '../glsl/poisson';
import type { UniformSpec } from '../program';
import type { Geometry } from './productAddressing';

/** What a product's noise consists of. */
export interface NoiseKind {
  shot: 'off' | 'gaussian' | 'poisson';
  /** Whether there is a systematic error. */
  systematic: boolean;
  /** Whether the second operand has a least transmission. */
  floored: boolean;
  /** Whether x has no negative part (softmax, ReLU6). */
  nonNegative: boolean;
}

export const noNoise: NoiseKind = { shot: 'off', systematic: false, floored: false, nonNegative: false };

export const isNoisy = ({ shot, systematic }: NoiseKind): boolean => shot !== 'off' || systematic;

const hasPeakTexture = ({ layout }: Geometry) => layout === 'scores' || layout === 'values';
const needsPeaks = (kind: NoiseKind) => isNoisy(kind) || kind.floored;

/**
 * Textures that the noise reads: `rowSums` of x for shot noise, `peaks` (`matrixPeaks` of w) for attention, and for the
 * systematic error `rowPeaks` of x and `passMeans`.
 */
export const noiseInputs = (kind: NoiseKind, geometry: Geometry): string[] => [
  ...(kind.shot !== 'off' ? ['rowSums'] : []),
  ...(needsPeaks(kind) && hasPeakTexture(geometry) ? ['peaks'] : []),
  ...(kind.systematic ? ['rowPeaks', 'passMeans'] : []),
];

/**
 * `matrixPeaks`: (max w₊, max w₋) of a weight matrix; `photonScale`: photonsPerMac·inner; `leastTransmission`;
 * `systematicError` σ; `key` and `systematicKey` of the streams, as signed 32-bit integers (there is no unsigned uniform here).
 */
export const noiseUniforms = (kind: NoiseKind, geometry: Geometry): UniformSpec[] => [
  ...(needsPeaks(kind) && !hasPeakTexture(geometry) ? [{ name: 'matrixPeaks', type: 'vec2' } as const] : []),
  ...(kind.floored ? [{ name: 'leastTransmission', type: 'float' } as const] : []),
  ...(kind.shot !== 'off' ? [{ name: 'photonScale', type: 'float' } as const] : []),
  ...(isNoisy(kind) ? [{ name: 'key', type: 'int' } as const] : []),
  ...(kind.systematic ? [{ name: 'systematicError', type: 'float' } as const] : []),
  ...(kind.systematic && kind.shot === 'poisson' ? [{ name: 'systematicKey', type: 'int' } as const] : []),
];

interface NoiseCode {
  functions: string;
  /** Before the loop: what the noise needs of the rows and of the matrix. */
  prepare: string;
  /** The accumulators. */
  declare: string;
  /** Inside the loop, from texels a (of x) and b (of w). */
  accumulate(multiplyAdd: (x: string, w: string) => string): string;
  /** After the loop: defines `vec4 result`. */
  finish: string;
}

/**
 * The noise of a product, physics §7. With the scale of x taken out per row (Σx₊ + Σx₋) and that of w per matrix
 * (max w₊ + max w₋), the second-order operands of the Gaussian variance are |x| + skewX·x and |w| + skewW·w: they are
 * formed from the texels already fetched, and stay near 1 however small the operands are.
 */
export function noise(kind: NoiseKind, geometry: Geometry): NoiseCode {
  const shared = sharedCode(kind, geometry);
  if (kind.shot === 'poisson') return { ...shared, ...poissonCode(kind, shared.prepare) };
  if (kind.shot === 'gaussian') return { ...shared, ...gaussianCode(kind, shared.prepare) };
  return { ...shared, ...silentCode(kind) };
}

function sharedCode(kind: NoiseKind, geometry: Geometry) {
  const noisy = isNoisy(kind);
  const peaks = hasPeakTexture(geometry)
    ? 'vec2 peak = texelFetch(peaks, ivec2(head, slot), 0).xy;'
    : 'vec2 peak = matrixPeaks;';
  // (x₊, x₋) of the upper and of the lower row.
  const sums = 'vec4 sums = texelFetch(rowSums, rowsAt, 0);';
  // Per row: √Σ_st (rowmax_s·matrixmax_t·ȳ_st)²; passMeans are (++, −−, +−, −+).
  const systematic = /* glsl */ `
  vec4 passMean = texelFetch(passMeans, ivec2(0, slot), 0) * peak.xyyx;
  vec4 largest = texelFetch(rowPeaks, rowsAt, 0);
  vec4 systematicDeviation = systematicError * vec2(length(passMean * largest.xyxy), length(passMean * largest.zwzw)).xxyy;`;
  return {
    functions: noisy ? hashGlsl + normalGlsl + (kind.shot === 'poisson' ? poissonGlsl : '') : '',
    prepare: /* glsl */ `
  ${needsPeaks(kind) ? peaks : ''}
  ${kind.floored ? 'vec2 floors = leastTransmission * peak;' : ''}
  ${kind.shot === 'off' ? '' : sums}
  ${kind.systematic ? systematic : ''}`,
  };
}

/** The parts of w as the modulator shows them, each lifted to its floor. */
const flooredParts = /* glsl */ `
    vec4 bp = max(b, floors.x);
    vec4 bn = max(-b, floors.y);`;

function silentCode(kind: NoiseKind): Omit<NoiseCode, 'functions' | 'prepare'> {
  return {
    declare: 'vec4 result = vec4(0);',
    accumulate: (multiplyAdd) =>
      kind.floored
        ? `${flooredParts}
    vec4 shown = bp - bn;
    result += ${multiplyAdd('a', 'shown')};`
        : `result += ${multiplyAdd('a', 'b')};`,
    finish: kind.systematic
      ? 'result += systematicDeviation * texelNormals(column, position, place, uint(key));'
      : '',
  };
}

function gaussianCode(kind: NoiseKind, prepare: string): Omit<NoiseCode, 'functions'> {
  const secondX = kind.nonNegative ? 'a' : 'abs(a) + skewX * a';
  return {
    prepare: /* glsl */ `${prepare}
  vec2 total = sums.xz + sums.yw;
  vec4 skewX = ((sums.xz - sums.yw) / max(total, 1.0e-37)).xxyy;
  float bound = peak.x + peak.y;
  float skewW = (peak.x - peak.y) / max(bound, 1.0e-37);`,
    declare: 'vec4 result = vec4(0);\n  vec4 second = vec4(0);',
    accumulate: (multiplyAdd) => /* glsl */ `
    ${kind.floored ? `${flooredParts}\n    vec4 shown = bp - bn;` : ''}
    vec4 a2 = ${secondX};
    vec4 b2 = ${kind.floored ? '(1.0 + skewW) * bp + (1.0 - skewW) * bn' : 'abs(b) + skewW * b'};
    result += ${multiplyAdd('a', kind.floored ? 'shown' : 'b')};
    second += ${multiplyAdd('a2', 'b2')};`,
    // Roots before products: four small factors under one root would underflow.
    finish: /* glsl */ `
  vec4 deviation = sqrt(max(second, 0.0)) * (sqrt(total) * sqrt(${kind.nonNegative ? '0.5' : '0.25'} * bound / photonScale)).xxyy;
  ${kind.systematic ? 'deviation = sqrt(deviation * deviation + systematicDeviation * systematicDeviation);' : ''}
  result += deviation * texelNormals(column, position, place, uint(key));`,
  };
}

function poissonCode(kind: NoiseKind, prepare: string): Omit<NoiseCode, 'functions'> {
  const passes = [
    { name: 'pp', x: 'ap', w: 'bp', total: 'xz', peak: 'x', word: 'x', sign: '+' },
    { name: 'nn', x: 'an', w: 'bn', total: 'yw', peak: 'y', word: 'y', sign: '+' },
    { name: 'pn', x: 'ap', w: 'bn', total: 'xz', peak: 'y', word: 'z', sign: '-' },
    { name: 'np', x: 'an', w: 'bp', total: 'yw', peak: 'x', word: 'w', sign: '-' },
  ].filter(({ x }) => !(kind.nonNegative && x === 'an'));
  return {
    prepare,
    declare: passes.map(({ name }) => `vec4 ${name} = vec4(0);`).join(' '),
    accumulate: (multiplyAdd) => /* glsl */ `
    vec4 ap = ${kind.nonNegative ? 'a' : 'max(a, 0.0)'};
    ${kind.nonNegative ? '' : 'vec4 an = max(-a, 0.0);'}
    ${kind.floored ? flooredParts : 'vec4 bp = max(b, 0.0);\n    vec4 bn = max(-b, 0.0);'}
    ${passes.map(({ name, x, w }) => `${name} += ${multiplyAdd(x, w)};`).join('\n    ')}`,
    finish: /* glsl */ `
  uvec4 counter = uvec4(uint(column), uint(position), place, uint(key));
  uvec4 h0 = pcg4d(counter);
  uvec4 h1 = pcg4d(counter + uvec4(1u, 0u, 0u, 0u));
  uvec4 h2 = pcg4d(counter + uvec4(0u, 1u, 0u, 0u));
  uvec4 h3 = pcg4d(counter + uvec4(1u, 1u, 0u, 0u));
  vec4 result = vec4(0);
  vec2 worth;
  vec2 inverse;
  ${passes
    .map(
      ({ name, total, peak, word, sign }) => /* glsl */ `
  worth = sums.${total} * (peak.${peak} / photonScale);
  inverse = mix(vec2(0), 1.0 / worth, greaterThan(worth, vec2(0)));
  result ${sign}= worth.xxyy * poissonCounts(${name} * inverse.xxyy, uvec4(h0.${word}, h1.${word}, h2.${word}, h3.${word}));`,
    )
    .join('')}
  ${kind.systematic ? 'result += systematicDeviation * texelNormals(column, position, place, uint(systematicKey));' : ''}`,
  };
}
