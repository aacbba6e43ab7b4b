/** A measured change and its standard error at one photon budget. */
export interface Change {
  photonsPerMac: number;
  change: number;
  standardError: number;
}

/** amplitude · N^(−exponent) · exp(−N/cutoff) */
export interface ScalingLaw {
  amplitude: number;
  exponent: number;
  /** Photons per MAC; Infinity: a plain power law. */
  cutoff: number;
}

/** A change whose interval of two standard errors reaches 0 says only that it is at most so large. */
export const isUpperLimit = ({ change, standardError }: Omit<Change, 'photonsPerMac'>): boolean =>
  !(change - 2 * standardError > 0);

/**
 * The truncated power law through measured changes, by weighted least squares on their logarithms;
 * upper limits are left out. A cutoff that would make the law rise is none.
 *
 * @returns null with fewer than three measured changes
 */
export function fitScalingLaw(changes: readonly Change[]): ScalingLaw | null {
  const measured = changes.filter((change) => !isUpperLimit(change));
  if (measured.length < 3) return null;
  const law = (columns: number): number[] | null =>
    leastSquares(
      measured.map(({ photonsPerMac }) => [1, -Math.log(photonsPerMac), -photonsPerMac].slice(0, columns)),
      measured.map(({ change }) => Math.log(change)),
      // An error of c in c is one of error/c in ln c; errors of 0 would weigh without end.
      measured.map(({ change, standardError }) => (change / Math.max(standardError, 1e-3 * change)) ** 2),
    );
  const truncated = measured.length > 3 ? law(3) : null;
  const found = truncated && truncated[2]! > 0 ? truncated : law(2);
  if (!found) return null;
  const [logAmplitude, exponent, inverse = 0] = found as [number, number, number?];
  return {
    amplitude: Math.exp(logAmplitude),
    exponent,
    cutoff: inverse > 0 ? 1 / inverse : Number.POSITIVE_INFINITY,
  };
}

/** Solves the weighted normal equations by elimination with pivoting; null where they are singular. */
function leastSquares(
  x: readonly number[][],
  y: readonly number[],
  weights: readonly number[],
): number[] | null {
  const size = x[0]!.length;
  // The columns have very different sizes: each is scaled to 1 first.
  const scales = Array.from({ length: size }, (_, j) => Math.max(...x.map((row) => Math.abs(row[j]!))) || 1);
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) =>
      x.reduce(
        (sum, row, k) =>
          sum + weights[k]! * (row[i]! / scales[i]!) * (j < size ? row[j]! / scales[j]! : y[k]!),
        0,
      ),
    ),
  );
  for (let column = 0; column < size; column += 1) {
    const pivot = matrix
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best));
    if (!(Math.abs(pivot[column]!) > 1e-9 * Math.abs(matrix[0]![0]!))) return null;
    const at = matrix.indexOf(pivot);
    [matrix[column], matrix[at]] = [pivot, matrix[column]!];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / pivot[column]!;
      for (let j = column; j <= size; j += 1) matrix[row]![j]! -= factor * pivot[j]!;
    }
  }
  return matrix.map((row, i) => row[size]! / row[i]! / scales[i]!);
}
