import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../src/simulation/types';

/** TensorFlow.js on its own WebAssembly backend, SIMD, one thread: the stock rival. */
export async function startTfjsWasm(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  setWasmPaths(`${folder}/`);
  // Threads need headers that a static host does not send; the page could not use them either.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  await tf.ready();
}

/** The clean product of the stock backend. */
export function tfjsProduct(x: Float32Array, w: Float32Array, rows: number, inner: number, columns: number) {
  const a = tf.tensor2d(x, [rows, inner]);
  const b = tf.tensor2d(w, [inner, columns]);
  return () => tf.dispose(tf.matMul(a, b));
}

/**
 * The clean float forward pass of a checkpoint in stock TensorFlow.js operations, on a batch of
 * held-out windows. Products with weights are one matrix product over all windows with fused bias
 * (the fast path of the backend); causal structure is a mask, as usual.
 *
 * @returns mean loss over the windows, nats per token
 */
export function tfjsForward(checkpoint: Checkpoint, windows: readonly number[]): () => number {
  const { layers, width, heads, context, vocab, layerNormEpsilon } = checkpoint.config;
  const batch = windows.length;
  const headDim = width / heads;
  const tensors = new Map<string, tf.Tensor>();
  const shapeOf = (name: string, length: number): number[] => {
    if (name === 'transformer.wte.weight') return [vocab, width];
    if (name === 'transformer.wpe.weight') return [context, width];
    if (name.includes('.ln_') || name.endsWith('.bias')) return [length];
    const inner = name.includes('mlp.c_proj') ? 4 * width : width;
    return [inner, length / inner];
  };
  for (const [name, values] of checkpoint.tensors)
    tensors.set(name, tf.tensor(values, shapeOf(name, values.length)));
  const tensor = (name: string) => tensors.get(`transformer.${name}`)!;
  const rows = windows.map((window) =>
    checkpoint.heldout.subarray(window * (context + 1), (window + 1) * (context + 1)),
  );
  const ids = (from: number) =>
    tf.tensor1d(Int32Array.from(rows.flatMap((row) => [...row.subarray(from, from + context)])), 'int32');
  const inputs = ids(0);
  const targets = ids(1);
  const mask = tf.tensor(
    Float32Array.from({ length: context * context }, (_, i) => (i % context > i / context ? -1e9 : 0)),
    [1, 1, context, context],
  );

  const norm = (x: tf.Tensor, name: string) => {
    const mean = tf.mean(x, 1, true);
    const centred = tf.sub(x, mean);
    const variance = tf.mean(tf.square(centred), 1, true);
    const scale = tf.rsqrt(tf.add(variance, layerNormEpsilon));
    return tf.add(tf.mul(tf.mul(centred, scale), tensor(`${name}.weight`)), tensor(`${name}.bias`));
  };
  const linear = (x: tf.Tensor, name: string, activation: 'linear' | 'relu6' = 'linear') =>
    tf.fused.matMul({
      a: x as tf.Tensor2D,
      b: tensor(`${name}.weight`) as tf.Tensor2D,
      bias: tensor(`${name}.bias`),
      activation,
    });
  const attention = (x: tf.Tensor, layer: number) => {
    const joined = linear(x, `h.${layer}.attn.c_attn`);
    const [q, k, v] = tf
      .split(joined, 3, 1)
      .map((part) => tf.transpose(tf.reshape(part, [batch, context, heads, headDim]), [0, 2, 1, 3]));
    const scores = tf.mul(tf.matMul(q!, k!, false, true), 1 / Math.sqrt(headDim));
    const mixed = tf.matMul(tf.softmax(tf.add(scores, mask)), v!);
    const beside = tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [batch * context, width]);
    return linear(beside, `h.${layer}.attn.c_proj`);
  };

  return () =>
    tf.tidy(() => {
      const positions = tf.tile(tensor('wpe.weight') as tf.Tensor2D, [batch, 1]);
      let x: tf.Tensor = tf.add(tf.gather(tensor('wte.weight'), inputs), positions);
      for (let layer = 0; layer < layers; layer += 1) {
        x = tf.add(x, attention(norm(x, `h.${layer}.ln_1`), layer));
        const inside = linear(norm(x, `h.${layer}.ln_2`), `h.${layer}.mlp.c_fc`, 'relu6');
        x = tf.add(x, linear(inside, `h.${layer}.mlp.c_proj`));
      }
      const hidden = norm(x, 'ln_f');
      const logits = tf.matMul(hidden as tf.Tensor2D, tensor('wte.weight') as tf.Tensor2D, false, true);
      const chosen = tf.sum(tf.mul(hidden, tf.gather(tensor('wte.weight'), targets)), 1);
      return tf.mean(tf.sub(tf.logSumExp(logits, 1), chosen)).dataSync()[0]!;
    });
}
