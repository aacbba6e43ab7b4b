/**
 * One optical product, tile by tile: sums in registers, noise from counters, clamp or rounding,
 * bias, all before the result is stored. Nothing random is ever stored or read.
 *
 * Algebra (docs/simulation.md): x″ = S₊x₊ + S₋x₋ per row and w″ = max₊w₊ + max₋w₋, so that the
 * variance of a signed output is (x″·w″)/(photons·inner); per Poisson pass λ = y·g with
 * g = photons·inner/(S·max), and the result is count/g.
 */
import { biasOf, finish, outputOf } from './finish';
import { beginProduct, job, sums, yUnit } from './job';
import { normalTile } from './normalTile';
import { CLEAN, First, GAUSSIAN, POISSON, Second } from './operand';
import { poissonTile } from './poissonTile';
import { floatTile, integerTile } from './tile';

// @ts-ignore: decorator
@inline
function sumTile(integer: bool, x: usize, w: usize, inner: i32, target: usize): void {
  if (integer) integerTile(x, w, inner, target);
  else floatTile(x, w, inner, target);
}

/**
 * Rows row…row+3, columns 8·panel…8·panel+7 of the product, over the first `inner` inner indices
 * (a multiple of 8; fewer than all where the rest of x is zero).
 */
export function productTile(x: First, w: Second, row: i32, panel: i32, inner: i32): void {
  const xOffset = x.rowBytes * <usize>row;
  const wOffset = w.panelBytes * <usize>panel;
  const x1 = x.primary + xOffset;
  const w1 = w.primary + wOffset;
  const integer = x.integer;
  sumTile(integer, x1, w1, inner, sums);
  if (job.shot == POISSON) {
    const w2 = w.secondary + wOffset;
    sumTile(integer, x1, w2, inner, sums + 256);
    if (!x.nonNegative) {
      const x2 = x.secondary + xOffset;
      sumTile(integer, x2, w2, inner, sums + 128);
      sumTile(integer, x2, w1, inner, sums + 384);
    }
    poissonTile(x, w, row, panel, job.systematic);
    if (job.systematic) normalTile(x, row, panel, 1, false, job.systematicKey);
  } else if (job.shot == GAUSSIAN) {
    const x2 = x.nonNegative ? x1 : x.secondary + xOffset;
    sumTile(integer, x2, w.secondary + wOffset, inner, sums + 128);
    normalTile(x, row, panel, yUnit, true, job.key);
  } else if (job.systematic) {
    normalTile(x, row, panel, yUnit, false, job.key);
  } else {
    cleanTile(row, panel);
  }
}

function cleanTile(row: i32, panel: i32): void {
  const unit = f32x4.splat(yUnit);
  const bias0 = biasOf(panel, 0);
  const bias1 = biasOf(panel, 1);
  let out = outputOf(row, panel);
  for (let at: usize = 0; at < 128; at += 32) {
    finish(f32x4.mul(v128.load(sums + at), unit), bias0, out);
    finish(f32x4.mul(v128.load(sums + at, 16), unit), bias1, out + 16);
    out += job.outputStride;
  }
}

/** Bytes of panels that stay in the first-level cache while the rows pass by. */
const CACHED: i32 = 16384;

/**
 * All tiles of a product.
 *
 * @param causal whether x is zero above its diagonal (attention weights): each tile then takes only
 *   the inner indices that its rows can see
 */
export function product(x: First, w: Second, causal: bool): void {
  beginProduct(x, w);
  const panels = (w.columns + 7) >> 3;
  const inner = (x.inner + 7) & -8;
  const bytes = <i32>w.panelBytes * (job.shot == CLEAN ? 1 : 2);
  const group = max<i32>(1, CACHED / bytes);
  for (let first = 0; first < panels; first += group) {
    const last = min<i32>(first + group, panels);
    for (let row = 0; row < x.rows; row += 4) {
      const reach = causal ? min<i32>(inner, (row + 11) & -8) : inner;
      for (let panel = first; panel < last; panel++) productTile(x, w, row, panel, reach);
    }
  }
}

/** Of rows row…row+3 only the tiles that hold an entry on or below the diagonal (scores). */
export function causalColumns(x: First, w: Second, row: i32): void {
  const panels = min<i32>((w.columns + 7) >> 3, (row + 11) >> 3);
  const inner = (x.inner + 7) & -8;
  for (let panel = 0; panel < panels; panel++) productTile(x, w, row, panel, inner);
}
