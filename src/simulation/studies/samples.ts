import { lossKey } from '../cache/lossStore';
import type { StudyRequest } from '../protocol';
import { operationNames, type ProductChoice, type ProductErrors } from '../types';
import type { StudyContext } from './context';
import { throwIfCancelled } from './evaluate';
import { opticalSettings } from './losses';
import type { Progress } from './progress';

export const BINS = 61;

/** A histogram reaches this many standard deviations to either side. */
const REACH = 4;

/** Sums over the dot products of one operation in one window: all that moments and histograms need. */
export interface ProductSums {
  samples: number;
  exact: number;
  exactSquares: number;
  /** Σ (noisy − exact)ⁿ, n = 1…4. */
  errors: [number, number, number, number];
  /** Equal bins of errors, from centre − halfWidth to centre + halfWidth; the outermost hold what lies outside. */
  centre: number;
  halfWidth: number;
  counts: Float64Array;
}

/** Sums by "layer.operation". */
export type WindowSums = ReadonlyMap<string, ProductSums>;

/** Numbers of one product in a kept record: everything but the bins. */
const HEAD = 9;

/**
 * Sums of the wanted products, window by window; kept results first. Pauses between products, and
 * yields after each window what is known so far.
 *
 * @throws SimulationError 'cancelled'; whatever the backend throws
 */
export async function* sampleWindows(
  context: StudyContext,
  progress: Progress,
  request: StudyRequest,
  windows: readonly number[],
  isWanted: ProductChoice,
): AsyncGenerator<{ windows: WindowSums[] }> {
  const { backend, checkpoint, store, signal, pause } = context;
  const settings = opticalSettings(request, request.photonsPerMac, request.seed);
  const names = wantedNames(checkpoint.config.layers, isWanted);
  const key = `products|${names.join()}|${lossKey(checkpoint.hash, backend.name, settings)}`;
  const known: WindowSums[] = [];
  for (const window of windows) {
    throwIfCancelled(signal);
    const kept = await store.read(`${key}|${window}`);
    if (kept && kept.length === names.length * (HEAD + BINS)) {
      known.push(unpacked(names, kept));
      progress.kept(1);
    } else {
      const sums = new Map<string, ProductSums>();
      for await (const product of backend.productErrors(window, settings, isWanted)) {
        if (product) {
          const name = `${product.layer}.${product.operation}`;
          // All windows use the bins of the first one, or their counts could not be added.
          sums.set(name, sumsOf(product, known[0]?.get(name)));
        }
        await pause();
        throwIfCancelled(signal);
      }
      known.push(sums);
      await store.write(`${key}|${window}`, packed(names, sums));
      progress.computed(1);
    }
    yield { windows: known };
  }
}

function wantedNames(layers: number, isWanted: ProductChoice): string[] {
  return Array.from({ length: layers }, (_, layer) =>
    operationNames
      .filter((operation) => isWanted(layer, operation))
      .map((operation) => `${layer}.${operation}`),
  ).flat();
}

/** @param like sums whose bins are to be used; without them the bins suit this product */
export function sumsOf(
  { exact, noisy }: Pick<ProductErrors, 'exact' | 'noisy'>,
  like?: Pick<ProductSums, 'centre' | 'halfWidth'>,
): ProductSums {
  const samples = exact.length;
  let [sum, squares] = [0, 0];
  const errors: ProductSums['errors'] = [0, 0, 0, 0];
  for (let i = 0; i < samples; i += 1) {
    const value = exact[i]!;
    const error = noisy[i]! - value;
    const square = error * error;
    sum += value;
    squares += value * value;
    errors[0] += error;
    errors[1] += square;
    errors[2] += square * error;
    errors[3] += square * square;
  }
  const mean = errors[0] / samples;
  const centre = like?.centre ?? mean;
  const halfWidth = like?.halfWidth ?? REACH * Math.sqrt(Math.max(0, errors[1] / samples - mean * mean));
  const counts = new Float64Array(BINS);
  const scale = halfWidth > 0 ? BINS / (2 * halfWidth) : 0;
  for (let i = 0; i < samples; i += 1) {
    const place =
      scale > 0 ? Math.floor((noisy[i]! - exact[i]! - centre + halfWidth) * scale) : (BINS - 1) / 2;
    counts[place < 0 ? 0 : place >= BINS ? BINS - 1 : place]! += 1;
  }
  return { samples, exact: sum, exactSquares: squares, errors, centre, halfWidth, counts };
}

/** The sums of all windows together. */
export function added(parts: readonly ProductSums[]): ProductSums {
  const total = (of: (part: ProductSums) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const { centre, halfWidth } = parts[0]!;
  return {
    samples: total(({ samples }) => samples),
    exact: total(({ exact }) => exact),
    exactSquares: total(({ exactSquares }) => exactSquares),
    errors: [0, 1, 2, 3].map((n) => total(({ errors }) => errors[n]!)) as ProductSums['errors'],
    centre,
    halfWidth,
    counts: Float64Array.from({ length: BINS }, (_, bin) => total(({ counts }) => counts[bin]!)),
  };
}

/** Moments of the errors, and the spread of the exact results, in the units of the results. */
export function momentsOf({ samples, exact, exactSquares, errors }: ProductSums) {
  const [m1, m2, m3, m4] = errors.map((sum) => sum / samples) as ProductSums['errors'];
  const variance = Math.max(0, m2 - m1 * m1);
  const fourth = m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 ** 4;
  return {
    spread: Math.sqrt(Math.max(0, exactSquares / samples - (exact / samples) ** 2)),
    mean: m1,
    meanSquare: m2,
    standardDeviation: Math.sqrt(variance),
    excessKurtosis: variance > 0 ? fourth / (variance * variance) - 3 : 0,
  };
}

function packed(names: readonly string[], sums: WindowSums): Float64Array {
  return Float64Array.from(
    names.flatMap((name) => {
      const { samples, exact, exactSquares, errors, centre, halfWidth, counts } = sums.get(name)!;
      return [samples, exact, exactSquares, ...errors, centre, halfWidth, ...counts];
    }),
  );
}

function unpacked(names: readonly string[], kept: Float64Array): WindowSums {
  return new Map(
    names.map((name, i) => {
      const at = i * (HEAD + BINS);
      const [samples, exact, exactSquares, e1, e2, e3, e4, centre, halfWidth] = kept.subarray(at, at + HEAD);
      const sums: ProductSums = {
        samples: samples!,
        exact: exact!,
        exactSquares: exactSquares!,
        errors: [e1!, e2!, e3!, e4!],
        centre: centre!,
        halfWidth: halfWidth!,
        counts: kept.slice(at + HEAD, at + HEAD + BINS),
      };
      return [name, sums];
    }),
  );
}
