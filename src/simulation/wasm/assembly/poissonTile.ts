/** One tile of counted photons, pass by pass. */
import { biasOf, finish, outputOf } from './finish';
import { hash4, hashed } from './hash';
import { job, reciprocal, sums } from './job';
import { First, Second } from './operand';
import { counts, poisson8 } from './poisson';
import { multiplyAdd } from './polynomials';

/**
 * The signed sum of the passes' counts, each in units of the result.
 *
 * @param keep leaves it in `sums` instead of finishing it
 */
export function poissonTile(x: First, w: Second, row: i32, panel: i32, keep: bool): void {
  const columns = i32x4.add(i32x4.splat(panel << 3), i32x4(0, 1, 2, 3));
  const wPlus = <f64>w.maxPlus;
  const wMinus = <f64>w.maxMinus;
  const perPlus = reciprocal(wPlus);
  const perMinus = reciprocal(wMinus);
  const twoSigned = !x.nonNegative;
  let out = outputOf(row, panel);
  for (let r = 0; r < 4; r++) {
    const rates = job.photonRates + (<usize>(row + r) << 5);
    const xPlus = load<f64>(rates);
    const xMinus = load<f64>(rates, 8);
    const ratePlus = load<f64>(rates, 16);
    const rateMinus = load<f64>(rates, 24);
    const position = i32x4.splat(row + r);
    const place = i32x4.splat(job.place);
    const key = i32x4.splat(job.key);
    hash4(columns, position, place, key, hashed);
    hash4(i32x4.add(columns, i32x4.splat(4)), position, place, key, hashed + 64);
    const at = sums + (<usize>r << 5);
    v128.store(signedSums, f32x4.splat(0));
    v128.store(signedSums, f32x4.splat(0), 16);
    addPass(at, 0, ratePlus * perPlus, xPlus * wPlus);
    addPass(at, 2, ratePlus * perMinus, -xPlus * wMinus);
    if (twoSigned) {
      addPass(at, 1, rateMinus * perMinus, xMinus * wMinus);
      addPass(at, 3, rateMinus * perPlus, -xMinus * wPlus);
    }
    if (keep) {
      v128.store(at, v128.load(signedSums));
      v128.store(at, v128.load(signedSums, 16), 16);
    } else {
      finish(v128.load(signedSums), biasOf(panel, 0), out);
      finish(v128.load(signedSums, 16), biasOf(panel, 1), out + 16);
    }
    out += job.outputStride;
  }
}

/** Results of one row of a tile while its passes are added up. */
const signedSums: usize = memory.data(32, 16);

/**
 * Adds one pass to `signedSums`: its counts, each worth `worth` (negative if the pass is subtracted).
 *
 * @param at sums of this row; those of the pass stand `pass` tiles on
 */
function addPass(at: usize, pass: usize, rate: f64, worth: f64): void {
  const from = at + (pass << 7);
  const scale = f32x4.splat(<f32>rate);
  const words = hashed + (pass << 4);
  poisson8(
    f32x4.mul(v128.load(from), scale),
    f32x4.mul(v128.load(from, 16), scale),
    v128.load(words),
    v128.load(words, 64),
  );
  const unit = f32x4.splat(<f32>worth);
  v128.store(signedSums, multiplyAdd(v128.load(counts), unit, v128.load(signedSums)));
  v128.store(signedSums, multiplyAdd(v128.load(counts, 16), unit, v128.load(signedSums, 16)), 16);
}
