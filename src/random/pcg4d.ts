/**
 * A counter-based hash of four 32-bit words: the same four numbers in give the same four
 * random words out, whatever was asked before, so that noise can belong to a place in the
 * computation (seed, layer, operation, head, window, position, output) instead of to an
 * order of calls. Written once more in AssemblyScript and in GLSL, bit for bit the same.
 *
 * Source: pcg4d of Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
 */

/** Four 32-bit words; what `pcg4d` writes into. */
export type Words = Uint32Array;

/**
 * Hashes the counter (x, y, z, w), each taken modulo 2³², into `out[0..3]`.
 *
 * @param out at least four words; written to, and returned, so that inner loops allocate nothing
 */
export function pcg4d(x: number, y: number, z: number, w: number, out: Words): Words {
  x = (Math.imul(x, 1664525) + 1013904223) | 0;
  y = (Math.imul(y, 1664525) + 1013904223) | 0;
  z = (Math.imul(z, 1664525) + 1013904223) | 0;
  w = (Math.imul(w, 1664525) + 1013904223) | 0;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = w;
  return out;
}
