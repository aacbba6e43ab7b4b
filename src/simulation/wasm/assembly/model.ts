/** The loaded model: sizes, tensors as they arrive, ranges, and the settings of the next window. */
import { CLEAN, allocate, roundUp } from './operand';

export let layers: i32 = 0;
export let width: i32 = 0;
export let heads: i32 = 0;
export let headDim: i32 = 0;
export let context: i32 = 0;
export let vocab: i32 = 0;
export let feedForward: i32 = 0;
export let epsilon: f32 = 0;

/** Numbers of the tensors in `tensorPointer`; those without a layer first. */
export const TOKEN_EMBEDDING = 0;
export const POSITION_EMBEDDING = 1;
export const FINAL_NORM_WEIGHT = 2;
export const FINAL_NORM_BIAS = 3;
const WITHOUT_LAYER = 4;
export const NORM1_WEIGHT = 4;
export const NORM1_BIAS = 5;
export const ATTENTION_WEIGHT = 6;
export const ATTENTION_BIAS = 7;
export const OUTPUT_WEIGHT = 8;
export const OUTPUT_BIAS = 9;
export const NORM2_WEIGHT = 10;
export const NORM2_BIAS = 11;
export const UP_WEIGHT = 12;
export const UP_BIAS = 13;
export const DOWN_WEIGHT = 14;
export const DOWN_BIAS = 15;
const PER_LAYER = 12;

/** Operations, as `operationIndex` of the simulation numbers them. */
export const Q = 0;
export const K = 1;
export const V = 2;
export const QK = 3;
export const AV = 4;
export const O = 5;
export const UP = 6;
export const DOWN = 7;

let tensors: usize = 0;
let limits: usize = 0;

export function setModel(
  layerCount: i32,
  modelWidth: i32,
  headCount: i32,
  contextLength: i32,
  vocabulary: i32,
  feedForwardWidth: i32,
  layerNormEpsilon: f64,
): void {
  layers = layerCount;
  width = modelWidth;
  heads = headCount;
  headDim = modelWidth / headCount;
  context = contextLength;
  vocab = vocabulary;
  feedForward = feedForwardWidth;
  epsilon = <f32>layerNormEpsilon;
  tensors = allocate(<usize>(WITHOUT_LAYER + layers * PER_LAYER) * sizeof<usize>());
  for (let layer = 0; layer < layers; layer++)
    for (let tensor = layer == 0 ? 0 : WITHOUT_LAYER; tensor < WITHOUT_LAYER + PER_LAYER; tensor++)
      store<usize>(slot(tensor, layer), allocate(<usize>tensorLength(tensor) * 4));
  limits = allocate(<usize>(layers * 8 * 3) * 4);
}

function slot(tensor: i32, layer: i32): usize {
  const index = tensor < WITHOUT_LAYER ? tensor : tensor + layer * PER_LAYER;
  return tensors + <usize>index * sizeof<usize>();
}

/** Floats of one tensor. */
export function tensorLength(tensor: i32): i32 {
  if (tensor == TOKEN_EMBEDDING) return vocab * width;
  if (tensor == POSITION_EMBEDDING) return context * width;
  if (tensor == ATTENTION_WEIGHT) return width * 3 * width;
  if (tensor == ATTENTION_BIAS) return 3 * width;
  if (tensor == OUTPUT_WEIGHT) return width * width;
  if (tensor == UP_WEIGHT || tensor == DOWN_WEIGHT) return width * feedForward;
  if (tensor == UP_BIAS) return feedForward;
  return width;
}

/** Where the floats of one tensor stand (row-major, as the checkpoint stores them). */
export function tensorPointer(tensor: i32, layer: i32): usize {
  return load<usize>(slot(tensor, layer));
}

/** Largest absolute values of first operand, second operand and output of one operation. */
export function setLimits(layer: i32, operation: i32, x: f32, w: f32, y: f32): void {
  const at = limits + <usize>((layer * 8 + operation) * 12);
  store<f32>(at, x);
  store<f32>(at, w, 4);
  store<f32>(at, y, 8);
}

/** @param part 0 first operand, 1 second operand, 2 output */
export function limitOf(layer: i32, operation: i32, part: i32): f32 {
  return load<f32>(limits + <usize>((layer * 8 + operation) * 12 + part * 4));
}

/** Numbers of the modes. */
export const FLOAT = 0;
export const OPTICAL = 2;

export let mode: i32 = FLOAT;
export let photonsPerMac: f64 = Infinity;
/** Which versions of the operands the noise needs: CLEAN, GAUSSIAN or POISSON. */
export let need: i32 = CLEAN;
export let noiseLinear: f64 = 0;
export let noiseAttention: f64 = 0;
export let minTransmission: f32 = 0;
/** Codes of operands and outputs, 2^bits − 1; 0: not rounded. */
export let inputTop: i32 = 0;
export let weightTop: i32 = 0;
export let outputTop: i32 = 0;
export let seed: u32 = 0;

/** @param shot CLEAN without shot noise, else GAUSSIAN or POISSON */
export function setSettings(
  newMode: i32,
  shot: i32,
  photons: f64,
  linear: f64,
  attention: f64,
  transmission: f64,
  inputBits: i32,
  weightBits: i32,
  outputBits: i32,
  newSeed: u32,
): void {
  const optical = newMode == OPTICAL;
  mode = newMode;
  photonsPerMac = photons;
  need = optical && photons < Infinity ? shot : CLEAN;
  noiseLinear = optical ? linear : 0;
  noiseAttention = optical ? attention : 0;
  minTransmission = optical ? <f32>transmission : 0;
  inputTop = newMode == FLOAT ? 0 : topOf(inputBits);
  weightTop = newMode == FLOAT ? 0 : topOf(weightBits);
  outputTop = newMode == FLOAT ? 0 : topOf(outputBits);
  seed = newSeed;
}

function topOf(bits: i32): i32 {
  return bits > 0 ? (1 << bits) - 1 : 0;
}

/** Floats from row to row of activations of `columns` columns: room for a whole panel too many. */
export function rowFloats(columns: i32): i32 {
  return roundUp(columns, 8) + 8;
}
