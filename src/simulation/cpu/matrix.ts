/** Dense float64 matrices, row-major; just what the reference needs. */

/**
 * Matrix product.
 *
 * @param x rows × inner
 * @param w inner × columns
 * @returns rows × columns
 */
export function multiply(
  x: Float64Array,
  w: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const y = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns;
    for (let j = 0; j < inner; j += 1) {
      const factor = x[row * inner + j]!;
      // Masked attention and ReLU make half of all factors zero.
      if (factor === 0) continue;
      for (let column = 0, at = j * columns; column < columns; column += 1, at += 1)
        y[start + column]! += factor * w[at]!;
    }
  }
  return y;
}

/** rows × columns → columns × rows. */
export function transpose(x: Float64Array, rows: number, columns: number): Float64Array {
  const y = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) y[column * rows + row] = x[row * columns + column]!;
  return y;
}

/** Columns start … start + count of a matrix with `columns` columns, as a matrix of its own. */
export function takeColumns(
  x: ArrayLike<number>,
  columns: number,
  start: number,
  count: number,
): Float64Array {
  const rows = x.length / columns;
  const y = new Float64Array(rows * count);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < count; column += 1)
      y[row * count + column] = x[row * columns + start + column]!;
  return y;
}

/** Matrices of equal height side by side: the inverse of taking them apart with `takeColumns`. */
export function besideEachOther(parts: readonly Float64Array[], rows: number): Float64Array {
  const widths = parts.map((part) => part.length / rows);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const y = new Float64Array(rows * columns);
  let start = 0;
  parts.forEach((part, p) => {
    const width = widths[p]!;
    for (let row = 0; row < rows; row += 1)
      y.set(part.subarray(row * width, (row + 1) * width), row * columns + start);
    start += width;
  });
  return y;
}

/** y[row, column] += bias[column], in place. */
export function addBias(y: Float64Array, bias: ArrayLike<number>): Float64Array {
  for (let i = 0; i < y.length; i += 1) y[i]! += bias[i % bias.length]!;
  return y;
}

/** x + y, elementwise. */
export function add(x: Float64Array, y: Float64Array): Float64Array {
  return x.map((value, i) => value + y[i]!);
}
