/** reference.json of a checkpoint: losses computed offline by an independent implementation. */
import type { PhotonPoint } from '../../charts/PerplexityVersusPhotons';
import type { StudyRequest } from '../../simulation/protocol';
import type { StudyResults } from '../../state/simulationStore';

/** Losses of each window in nats per token, in the order of the held-out rows. */
interface Reference {
  windows: number;
  digital8: readonly number[];
  budgets: readonly { photonsPerMac: number; losses: readonly number[] }[];
}

/** What the reference says about the first `windows` rows. */
export interface ReferenceCurve {
  /** Rows averaged over: those of the request, or all of the reference where it has fewer. */
  windows: number;
  isSameText: boolean;
  digital8: { loss: number; standardError: number };
  points: PhotonPoint[];
}

/** The offline curve for a request; null where there is none for its settings. */
export function referenceCurve(
  reference: unknown,
  request: StudyRequest,
  contextLength: number,
): ReferenceCurve | null {
  const parsed = parseReference(reference, request);
  if (!parsed) return null;
  const asked = Math.max(1, Math.round(request.tokens / contextLength));
  const windows = Math.min(asked, parsed.windows);
  const digital8 = parsed.digital8.slice(0, windows);
  return {
    windows,
    isSameText: asked <= parsed.windows,
    digital8: statistics(digital8),
    points: parsed.budgets.map(({ photonsPerMac, losses }) => {
      const ours = losses.slice(0, windows);
      const difference = statistics(ours.map((loss, window) => loss - (digital8[window] ?? Number.NaN)));
      return {
        photonsPerMac,
        ...statistics(ours),
        minusDigital: difference.loss,
        minusDigitalStandardError: difference.standardError,
        windows,
      };
    }),
  };
}

/** How far the results of this device lie from the reference, in nats per token. */
export interface Deviation {
  windows: number;
  isSameText: boolean;
  digital: number;
  /** The budget with the largest distance; null while no budget of the reference has been measured. */
  optical: { difference: number; photonsPerMac: number } | null;
}

export function deviation(results: StudyResults | null, curve: ReferenceCurve | null): Deviation | null {
  if (!results?.baseline || !curve) return null;
  const pairs = results.points.flatMap((point) => {
    const offline = curve.points.find((other) => other.photonsPerMac === point.photonsPerMac);
    return offline
      ? [{ photonsPerMac: point.photonsPerMac, difference: Math.abs(point.loss - offline.loss) }]
      : [];
  });
  return {
    windows: curve.windows,
    isSameText: curve.isSameText,
    digital: Math.abs(results.baseline.digital.loss - curve.digital8.loss),
    optical: pairs.sort((a, b) => b.difference - a.difference)[0] ?? null,
  };
}

/** The part of reference.json that belongs to the settings of a request; null where it was made with others. */
function parseReference(value: unknown, request: StudyRequest): Reference | null {
  if (!isRecord(value) || !isRecord(value.perWindow)) return null;
  const settings = [
    'minTransmission',
    'noiseLinear',
    'noiseAttention',
    'inputBits',
    'weightBits',
    'outputBits',
  ] as const;
  if (settings.some((key) => value[key] !== request[key])) return null;
  const digital8 = numbers(value.perWindow.digital8);
  const byBudget = value.perWindow[request.shotNoise];
  if (!digital8 || !isRecord(byBudget)) return null;
  const budgets = Object.entries(byBudget).flatMap(([photons, list]) => {
    const losses = numbers(list);
    return losses && Number(photons) > 0 ? [{ photonsPerMac: Number(photons), losses }] : [];
  });
  return {
    windows: digital8.length,
    digital8,
    budgets: budgets.sort((a, b) => a.photonsPerMac - b.photonsPerMac),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numbers(value: unknown): number[] | null {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item)) ? (value as number[]) : null;
}

/** Mean, and its standard error over windows (0 for one window). */
function statistics(values: readonly number[]): { loss: number; standardError: number } {
  const loss = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { loss, standardError: 0 };
  const squares = values.reduce((sum, value) => sum + (value - loss) ** 2, 0);
  return { loss, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
