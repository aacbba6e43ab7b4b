/**
 * The two operands of a product as the tiles read them. Both exist in two number formats:
 *
 * - integer: odd codes 2c − (2^b − 1) of signed data, c of non-negative data, as int16, so that
 *   sums of products are exact;
 * - float: values as float32, for operands that are not rounded, have too many codes for 31-bit
 *   sums, or are lifted by a least transmission.
 *
 * A product needs one or two versions of each operand (`need`):
 * CLEAN: x and w; GAUSSIAN: also x″ and w″ (physics: variance); POISSON: x₊, x₋ and w₊, w₋.
 *
 * Rows are padded to 4, inner to 8, columns to 8, with zeros.
 */

export const CLEAN: i32 = 0;
export const GAUSSIAN: i32 = 1;
export const POISSON: i32 = 2;

/** First operand: rows × inner, in tiles of 4 rows whose 32-bit units stand side by side. */
@unmanaged
export class First {
  rows: i32 = 0;
  inner: i32 = 0;
  /** Bytes of one row; a tile has four times as many. */
  rowBytes: usize = 0;
  integer: bool = false;
  nonNegative: bool = false;
  /** x (or x₊ for Poisson). */
  primary: usize = 0;
  /** x″ or x₋. Non-negative data needs neither: x″ is proportional to x. */
  secondary: usize = 0;
  /** Per row, float32, real units: Σ x₊, Σ x₋, max x₊, max x₋, and what one unit of `secondary` is worth as x″. */
  sumPlus: usize = 0;
  sumMinus: usize = 0;
  maxPlus: usize = 0;
  maxMinus: usize = 0;
  varianceUnit: usize = 0;
  /** Mean over rows of x₊/max x₊, then of x₋/max x₋, per inner index (only when asked for). */
  means: usize = 0;
  /** Value of one code; 1 for floats. */
  unit: f32 = 1;
  /** Bytes that `primary` and `secondary` hold, each statistic, and `means`. */
  capacity: usize = 0;
  rowCapacity: usize = 0;
  innerCapacity: usize = 0;
}

/** Second operand: inner × columns, in panels of 8 columns; per panel inner-major. */
@unmanaged
export class Second {
  inner: i32 = 0;
  columns: i32 = 0;
  integer: bool = false;
  /** w (lifted: w₊ᴸ − w₋ᴸ), or w₊ for Poisson. */
  primary: usize = 0;
  /** w″ or w₋. */
  secondary: usize = 0;
  /** Bytes from panel to panel. */
  panelBytes: usize = 0;
  maxPlus: f32 = 0;
  maxMinus: f32 = 0;
  /** What one unit of `secondary` is worth as w″. */
  varianceUnit: f32 = 1;
  /** Mean over columns of w₊/max w₊, then of w₋/max w₋, per inner index (only when asked for). */
  means: usize = 0;
  unit: f32 = 1;
  /** Bytes that `primary`, `secondary` and `means` hold. */
  primaryCapacity: usize = 0;
  secondaryCapacity: usize = 0;
  innerCapacity: usize = 0;
}

export const SMALLEST_LIMIT: f32 = 1e-30;

/** How an operand is rounded: on codes 0…top of [−limit, limit] or [0, limit]; top 0: not at all. */
@unmanaged
export class Grid {
  top: i32 = 0;
  limit: f32 = 1;
  nonNegative: bool = false;

  /** An empty range gives next to nothing instead of 0: odd codes have no 0. */
  set(top: i32, limit: f32, nonNegative: bool): void {
    this.top = top;
    this.limit = limit > 0 ? limit : SMALLEST_LIMIT;
    this.nonNegative = nonNegative;
  }

  /** Value of one code as it stands in int16: signed codes are odd and step by 2. */
  @inline
  get unit(): f32 {
    return <f32>(<f64>this.limit / <f64>this.top);
  }
}

/** Zeroed memory, never freed: everything is laid out once per model. */
export function allocate(bytes: usize): usize {
  const at = heap.alloc(bytes + 64);
  memory.fill(at, 0, bytes + 64);
  return at;
}

/** A first operand for at most `rows` rows of at most `inner`, in either number format. */
export function newFirst(rows: i32, inner: i32, withSecondary: bool): First {
  const x = changetype<First>(allocate(offsetof<First>()));
  reserveFirst(x, rows, inner, withSecondary);
  return x;
}

/** Makes room for `rows` rows of `inner`; keeps what is large enough. */
export function reserveFirst(x: First, rows: i32, inner: i32, withSecondary: bool): void {
  const bytes = <usize>roundUp(rows, 4) * <usize>roundUp(inner, 8) * 4;
  if (x.capacity < bytes) {
    x.capacity = bytes;
    x.primary = allocate(bytes);
    x.secondary = withSecondary ? allocate(bytes) : 0;
  }
  const perRow = <usize>roundUp(rows, 4) << 2;
  if (x.rowCapacity < perRow) {
    x.rowCapacity = perRow;
    x.sumPlus = allocate(perRow);
    x.sumMinus = allocate(perRow);
    x.maxPlus = allocate(perRow);
    x.maxMinus = allocate(perRow);
    x.varianceUnit = allocate(perRow);
  }
  const perInner = <usize>roundUp(inner, 8) << 3;
  if (x.innerCapacity < perInner) {
    x.innerCapacity = perInner;
    x.means = allocate(perInner);
  }
}

/** A second operand without room yet. */
export function newSecond(): Second {
  return changetype<Second>(allocate(offsetof<Second>()));
}

/** Makes room for the panels that a format and a need ask for; keeps what is large enough. */
export function reserveSecond(w: Second, inner: i32, columns: i32, integer: bool, need: i32): void {
  const bytes = <usize>roundUp(inner, 8) * <usize>roundUp(columns, 8) * (integer ? 2 : 4);
  if (w.primaryCapacity < bytes) {
    w.primary = allocate(bytes);
    w.primaryCapacity = bytes;
  }
  if (need != CLEAN && w.secondaryCapacity < bytes) {
    w.secondary = allocate(bytes);
    w.secondaryCapacity = bytes;
  }
  const perInner = <usize>roundUp(inner, 8) << 3;
  if (w.innerCapacity < perInner) {
    w.innerCapacity = perInner;
    w.means = allocate(perInner);
  }
}

// @ts-ignore: decorator
@inline
export function roundUp(value: i32, to: i32): i32 {
  return (value + to - 1) & -to;
}

/** Largest code of w″; with x″ scaled so that Σ x″·w″ stays below 2³¹. */
export const SECONDARY_TOP: i32 = 4095;

/** Whether Σ over `inner` of products of codes fits in 31 bits and codes fit in int16. */
export function fitsInteger(x: Grid, w: Grid, inner: i32): bool {
  if (x.top <= 0 || w.top <= 0 || x.top > 32767 || w.top > 32767) return false;
  const product = <i64>x.top * <i64>roundUp(inner, 8);
  return product * <i64>w.top < 0x7fffffff && product * 1023 < 0x7fffffff;
}
