/** What the tests hold the kernels to: mean and variance of a product, pass by pass. */
export interface ExpectedMoments {
  /** rows × columns */
  mean: Float64Array;
  shotVariance: Float64Array;
  systematicVariance: Float64Array;
}

/**
 * Mean and variance of the four-pass product, derived from the description of a pass and not
 * from the kernels' algebra: operands normalised to their row's and matrix's maximum, Poisson
 * counts of mean and variance y·g, g = photonsPerMac·inner/S, systematic error σ·ȳ.
 */
export function expectedMoments(
  x: Float32Array,
  w: Float32Array,
  [rows, inner, columns]: readonly [number, number, number],
  {
    photonsPerMac,
    systematicError = 0,
    minTransmission = 0,
  }: {
    photonsPerMac: number;
    systematicError?: number;
    minTransmission?: number;
  },
): ExpectedMoments {
  const size = rows * columns;
  const moments = {
    mean: new Float64Array(size),
    shotVariance: new Float64Array(size),
    systematicVariance: new Float64Array(size),
  };
  for (const s of [1, -1])
    for (const t of [1, -1]) {
      const matrixMax = Math.max(0, ...chunkMaxima(w, t));
      if (matrixMax === 0) continue;
      const normalisedW = Float64Array.from(w, (value) =>
        Math.max(minTransmission, Math.max(0, t * value) / matrixMax),
      );
      const y = new Float64Array(size);
      const rowMaxima = new Float64Array(rows);
      const sums = new Float64Array(rows);
      for (let i = 0; i < rows; i += 1) {
        const row = Float64Array.from(x.subarray(i * inner, (i + 1) * inner), (value) =>
          Math.max(0, s * value),
        );
        rowMaxima[i] = row.reduce((most, value) => Math.max(most, value), 0);
        if (rowMaxima[i] === 0) continue;
        for (let j = 0; j < inner; j += 1) {
          const normalisedX = row[j]! / rowMaxima[i]!;
          sums[i]! += normalisedX;
          if (normalisedX === 0) continue;
          for (let k = 0; k < columns; k += 1)
            y[i * columns + k]! += normalisedX * normalisedW[j * columns + k]!;
        }
      }
      const passMean = y.reduce((sum, value) => sum + value, 0) / size;
      for (let i = 0; i < size; i += 1) {
        const row = Math.floor(i / columns);
        if (rowMaxima[row] === 0) continue;
        const scale = rowMaxima[row]! * matrixMax;
        const g = (photonsPerMac * inner) / sums[row]!;
        moments.mean[i]! += s * t * scale * y[i]!;
        moments.shotVariance[i]! += (scale * scale * y[i]!) / g;
        moments.systematicVariance[i]! += (systematicError * passMean * scale) ** 2;
      }
    }
  return moments;
}

/** Maxima of stretches: spreading a whole matrix into Math.max would overflow the stack. */
function chunkMaxima(values: Float32Array, sign: number): number[] {
  const maxima: number[] = [];
  for (let start = 0; start < values.length; start += 1000)
    maxima.push(Math.max(...Array.from(values.subarray(start, start + 1000), (value) => sign * value)));
  return maxima;
}
