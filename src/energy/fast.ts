import { ELECTRONVOLT } from './light';
import { packedIndex as at } from './packed';
import { components, operations } from './types';

/**
 * The ledger once more, for inner loops: numbers in, numbers out, nothing allocated. The readable form in ledger.ts is
 * the truth; a test holds the two together. Used where thousands of designs are evaluated: uncertainty, maps, sweeps.
 */

/** Places of the results in the output. The ledger follows from LEDGER on: operation · components + component. */
export const fastOutput = {
  energyJoules: 0,
  digitalJoules: 1,
  macs: 2,
  femtojoulesPerMac: 3,
  digitalFemtojoulesPerMac: 4,
  advantage: 5,
  chunks: 6,
  secondsPerPass: 7,
  coresForAllWeights: 8,
} as const;
export const LEDGER = 9;
const COMPONENTS = components.length;
export const FAST_OUTPUT_LENGTH = LEDGER + operations.length * COMPONENTS;

const place = (operation: (typeof operations)[number]): number =>
  LEDGER + operations.indexOf(operation) * COMPONENTS;
const QUERY_KEY_VALUE = place('queryKeyValue');
const QUERY_KEY = place('queryKey');
const SOFTMAX = place('softmax');
const ATTENTION_VALUE = place('attentionValue');
const ATTENTION_OUTPUT = place('attentionOutput');
const CROSS_ATTENTION = place('crossAttention');
const ROUTER = place('router');
const FEED_FORWARD_IN = place('feedForwardIn');
const ACTIVATION = place('activation');
const FEED_FORWARD_OUT = place('feedForwardOut');
const LAYER_NORM = place('layerNorm');
const RESIDUAL = place('residual');
const WEIGHT_RELOAD = place('weightReload');
const EMBEDDING = place('embedding');
const HEAD = place('head');
const LOAD = components.indexOf('load');
const DETECT = components.indexOf('detect');
const DIGITAL = components.indexOf('digital');
const MAINTENANCE = components.indexOf('maintenance');
const OPTICAL = components.indexOf('optical');

/** Writes the four components of a product with weights in place. */
function put(
  out: Float64Array,
  row: number,
  load: number,
  detect: number,
  maintain: number,
  light: number,
): void {
  out[row + LOAD] = load;
  out[row + DETECT] = detect;
  out[row + MAINTENANCE] = maintain;
  out[row + OPTICAL] = light;
}

/** Adds to the four components of a product. */
function add(
  out: Float64Array,
  row: number,
  load: number,
  detect: number,
  maintain: number,
  light: number,
): void {
  out[row + LOAD]! += load;
  out[row + DETECT]! += detect;
  out[row + MAINTENANCE]! += maintain;
  out[row + OPTICAL]! += light;
}

/** Evaluates a packed design into `out` (FAST_OUTPUT_LENGTH long). Joules and counts of the whole batch. */
export function evaluatePacked(d: Float64Array, out: Float64Array): void {
  const layers = d[at.layers]!;
  const width = d[at.width]!;
  const heads = d[at.heads]!;
  const headDim = d[at.headDim]!;
  const valueDim = d[at.valueDim]!;
  const kvHeads = d[at.kvHeads]!;
  const context = d[at.context]!;
  const kvLatent = d[at.kvLatent]!;
  const queryLatent = d[at.queryLatent]!;
  const ropeDim = d[at.ropeDim]!;
  const ffnWidth = d[at.ffnWidth]!;
  const expertWidth = d[at.expertWidth]!;
  const experts = d[at.experts]!;
  const gates = 1 + d[at.gatedFfn]!;
  const window = d[at.window]!;
  const decode = d[at.phase]! === 1;
  const batch = d[at.batch]!;
  const latent = kvLatent > 0;

  // Elementary costs.
  const memoryBits = d[at.memoryBits]!;
  const clockGhz = d[at.clockGhz]!;
  const photonEv = d[at.photonEv]!;
  const dramPjPerBit = d[at.dramPjPerBit]!;
  const read = memoryBits * d[at.sramPjPerBit]! * 1e-12;
  const wire = memoryBits * d[at.wireFjPerBitMm]! * d[at.wireMm]! * 1e-15;
  const dac = d[at.dacPj]! * 2 ** (d[at.inputBits]! - d[at.dacReferenceBits]!) * 1e-12;
  const modulator = d[at.inputBits]! * d[at.modulatorFjPerBit]! * 1e-15;
  const adc = d[at.adcPj]! * 2 ** (d[at.outputBits]! - d[at.adcReferenceBits]!) * 1e-12;
  const load = read + wire + dac + modulator;
  const detect = d[at.amplifierPj]! * 1e-12 + adc + wire + read;
  const held = d[at.maintenanceFjPerMac]! * 1e-14 + d[at.holdMilliwatts]! * 1e-12;
  const maintain = held / clockGhz / d[at.utilisation]!;
  const dramRead = d[at.kvInDram]! * memoryBits * dramPjPerBit * 1e-12;
  let photons = d[at.photonsPerDot]!;
  const receiver = d[at.receiver]!;
  if (receiver > 0) {
    const ratio = 10 ** ((6.02 * d[at.outputBits]! + 1.76) / 10);
    const half = ratio * ELECTRONVOLT * photonEv;
    const amplifier =
      receiver === 2
        ? (Math.sqrt(ratio) * d[at.amplifierNoisePa]! * 1e-12 * photonEv) / Math.sqrt(clockGhz * 1e9)
        : 0;
    photons = (half + Math.sqrt(half * half + amplifier * amplifier)) / (photonEv * ELECTRONVOLT);
  }
  const loss = d[at.lossDb]!;
  const delivered =
    d[at.laserEfficiency]! * d[at.detectorEfficiency]! * (loss === 0 ? 1 : 10 ** (-loss / 10));
  const light = ((photons / width) * photonEv * ELECTRONVOLT * d[at.signPasses]!) / delivered;

  // Tokens, pairs and keys of one sequence, over all layers.
  const tokens = decode ? 1 : context;
  const windowed = window > 0 ? Math.min(d[at.windowedLayers]!, layers) : 0;
  const full = layers - windowed;
  const causalPairs = (context * (context + 1)) / 2;
  const allPairs = decode ? context : d[at.causal]! === 1 ? causalPairs : context * context;
  const cut = window > 0 && window < context;
  const seenPairs = !cut
    ? allPairs
    : decode
      ? window
      : (window * (window + 1)) / 2 + (context - window) * window;
  const pairs = full * allPairs + windowed * seenPairs;
  const keys = full * context + windowed * (decode && cut ? window : context);
  const rows = layers * tokens;

  // Weights, chunks, time.
  const contentDim = headDim - ropeDim;
  const extra = d[at.extraProjections]! * width;
  const queryOutputs = heads * headDim;
  const latentDown = (queryLatent > 0 ? queryLatent : queryOutputs) + kvLatent + ropeDim;
  const projections = latent
    ? width * latentDown + queryLatent * queryOutputs + kvLatent * heads * (contentDim + valueDim)
    : width * (queryOutputs + kvHeads * (headDim + valueDim));
  const matrices = gates + 1;
  const mixtureLayers = experts > 0 ? Math.max(0, layers - d[at.denseLayers]!) : 0;
  const denseLayers = layers - mixtureLayers;
  const encoderLayers = d[at.encoderLayers]!;
  const hasEncoder = encoderLayers > 0;
  const encoderTokens = hasEncoder ? d[at.encoderTokens]! : 0;
  const crossLayers = hasEncoder ? layers : 0;
  const crossKeyValue = kvHeads * (headDim + valueDim);
  const selfProjected = queryOutputs + crossKeyValue + extra;
  const encoderWeights =
    encoderLayers * width * (selfProjected + heads * valueDim + matrices * ffnWidth) +
    crossLayers * width * crossKeyValue;
  const weights =
    encoderWeights +
    crossLayers * width * heads * (headDim + valueDim) +
    layers * (projections + heads * valueDim * width + extra * width) +
    denseLayers * matrices * width * ffnWidth +
    mixtureLayers * (matrices * width * expertWidth * (experts + d[at.sharedExperts]!) + width * experts);
  const chunks = Math.max(1, Math.ceil(weights / (d[at.cores]! * d[at.coreWeights]!)));

  // Attention.
  let qkvLoads = d[at.inputLoads]! * rows * width;
  let qkvDetections: number;
  let qkvMacs: number;
  let keyDim = headDim;
  let outputDim = valueDim;
  let sharing = kvHeads;
  if (latent) {
    qkvDetections = rows * (latentDown + extra);
    qkvMacs = rows * width * (latentDown + extra);
    if (queryLatent > 0) {
      qkvLoads += rows * queryLatent;
      qkvDetections += rows * queryOutputs;
      qkvMacs += rows * queryLatent * queryOutputs;
    }
    qkvMacs += rows * kvLatent * heads * (contentDim + valueDim);
    if (decode) {
      qkvLoads += rows * heads * (contentDim + kvLatent);
      qkvDetections += rows * heads * (kvLatent + valueDim);
      keyDim = kvLatent + ropeDim;
      outputDim = kvLatent;
      sharing = 1;
    } else {
      qkvLoads += rows * kvLatent;
      qkvDetections += rows * heads * (contentDim + valueDim);
      sharing = heads;
    }
  } else {
    const projected = queryOutputs + kvHeads * (headDim + valueDim) + extra;
    qkvDetections = rows * projected;
    qkvMacs = rows * width * projected;
  }
  const scores = heads * pairs;
  const keyLoads = keys * sharing * keyDim;
  const valueLoads = keys * sharing * outputDim;
  const attended = rows * heads * valueDim;

  // Feed-forward.
  const mixture = tokens * mixtureLayers;
  const dense = tokens * denseLayers;
  const visited = d[at.activeExperts]! + d[at.sharedExperts]!;
  const hidden = dense * ffnWidth + mixture * visited * expertWidth;

  out.fill(0);
  const b = batch;
  const loaded = b * chunks * load;
  const detected = b * detect;
  const maintained = b * maintain;
  const lit = b * light;
  put(out, QUERY_KEY_VALUE, qkvLoads * loaded, qkvDetections * detected, qkvMacs * maintained, qkvMacs * lit);
  const outputMacs = attended * width;
  put(
    out,
    ATTENTION_OUTPUT,
    attended * loaded,
    rows * width * detected,
    outputMacs * maintained,
    outputMacs * lit,
  );
  const inMacs = gates * hidden * width;
  const inLoads = (dense + mixture) * width;
  put(out, FEED_FORWARD_IN, inLoads * loaded, gates * hidden * detected, inMacs * maintained, inMacs * lit);
  const outMacs = hidden * width;
  const outDetections = dense * width + mixture * visited * width;
  put(out, FEED_FORWARD_OUT, hidden * loaded, outDetections * detected, outMacs * maintained, outMacs * lit);
  const routerMacs = mixture * experts * width;
  if (mixture > 0)
    put(out, ROUTER, 0, mixture * experts * detected, routerMacs * maintained, routerMacs * lit);
  let weightMacs = qkvMacs + outputMacs + inMacs + outMacs + routerMacs;

  const stored = decode ? dramRead : 0;
  const queryLoads = rows * heads * keyDim;
  out[QUERY_KEY + LOAD] = b * ((queryLoads + keyLoads) * load + keyLoads * stored);
  out[QUERY_KEY + DETECT] = b * scores * detect;
  out[QUERY_KEY + OPTICAL] = b * scores * keyDim * light;
  out[ATTENTION_VALUE + LOAD] = b * ((scores + valueLoads) * load + valueLoads * stored);
  out[ATTENTION_VALUE + DETECT] = b * rows * heads * outputDim * detect;
  out[ATTENTION_VALUE + OPTICAL] = b * scores * outputDim * light;
  let attentionMacs = scores * (keyDim + outputDim);

  // The encoder and the attention across, of an encoder-decoder.
  let softmaxes = scores;
  let activated = hidden;
  let crossFetched = 0;
  const encoded = decode ? 0 : encoderTokens;
  if (hasEncoder) {
    const encoderRows = encoderLayers * encoded;
    const encoderScores = heads * encoderRows * encoded;
    const encoderHidden = encoderRows * ffnWidth;
    add(
      out,
      QUERY_KEY_VALUE,
      d[at.inputLoads]! * encoderRows * width * loaded,
      encoderRows * selfProjected * detected,
      encoderRows * width * selfProjected * maintained,
      encoderRows * width * selfProjected * lit,
    );
    const encoderAttended = encoderRows * heads * valueDim;
    add(
      out,
      ATTENTION_OUTPUT,
      encoderAttended * loaded,
      encoderRows * width * detected,
      encoderAttended * width * maintained,
      encoderAttended * width * lit,
    );
    const encoderIn = gates * encoderHidden;
    add(
      out,
      FEED_FORWARD_IN,
      encoderRows * width * loaded,
      encoderIn * detected,
      encoderIn * width * maintained,
      encoderIn * width * lit,
    );
    add(
      out,
      FEED_FORWARD_OUT,
      encoderHidden * loaded,
      encoderRows * width * detected,
      encoderHidden * width * maintained,
      encoderHidden * width * lit,
    );
    const encoderQueries = encoderRows * (heads + kvHeads) * headDim;
    add(
      out,
      QUERY_KEY,
      encoderQueries * b * load,
      encoderScores * detected,
      0,
      encoderScores * headDim * lit,
    );
    add(
      out,
      ATTENTION_VALUE,
      (encoderScores + encoderRows * kvHeads * valueDim) * b * load,
      encoderAttended * detected,
      0,
      encoderScores * valueDim * lit,
    );
    const crossRows = rows;
    const made = layers * encoded;
    const crossScores = heads * crossRows * encoderTokens;
    const crossKeys = layers * encoderTokens * crossKeyValue;
    const crossMacs = crossRows * width * heads * (headDim + valueDim) + made * width * crossKeyValue;
    const inPlace =
      crossRows * width + Math.max(1, d[at.inputLoads]! - 1) * made * width + crossRows * heads * valueDim;
    const dynamic = crossRows * queryOutputs + crossScores + crossKeys;
    add(
      out,
      CROSS_ATTENTION,
      inPlace * loaded + b * (dynamic * load + crossKeys * stored),
      (crossRows * (queryOutputs + heads * valueDim + width) + made * crossKeyValue + crossScores) * detected,
      crossMacs * maintained,
      (crossMacs + crossScores * (headDim + valueDim)) * lit,
    );
    weightMacs += crossMacs + encoderRows * width * (selfProjected + heads * valueDim + matrices * ffnWidth);
    attentionMacs += (crossScores + encoderScores) * (headDim + valueDim);
    softmaxes += encoderScores + crossScores;
    activated += encoderHidden;
    crossFetched = crossKeys;
    if (d[at.countNorms]! === 1) {
      out[LAYER_NORM + DIGITAL]! += b * (4 * encoderRows + 2 * crossRows) * width * read;
      out[RESIDUAL + DIGITAL]! += b * (6 * encoderRows + 3 * crossRows) * width * read;
    }
  }

  // Digital steps.
  if (d[at.countDigital]! === 1) {
    out[SOFTMAX + DIGITAL] = b * 2 * softmaxes * read;
    out[ACTIVATION + DIGITAL] = b * (gates + 1) * activated * read;
  }
  if (d[at.countNorms]! === 1) {
    out[LAYER_NORM + DIGITAL]! += b * 4 * rows * width * read;
    out[RESIDUAL + DIGITAL]! += b * 6 * rows * width * read;
  }
  if (chunks > 1)
    out[WEIGHT_RELOAD + LOAD] =
      (decode ? weights - encoderWeights : weights) *
      (d[at.weightBits]! * dramPjPerBit * 1e-12 + dac + modulator);
  const perMac = d[at.femtojoulesPerMac]! * 1e-15;
  let headMacs = 0;
  if (d[at.countHead]! === 1) {
    headMacs = tokens * width * d[at.vocab]!;
    out[EMBEDDING + DIGITAL] = b * 2 * (tokens + encoded) * width * read;
    out[HEAD + DIGITAL] = b * headMacs * perMac;
  }
  const macs = b * (weightMacs + attentionMacs + headMacs);

  let joules = 0;
  for (let i = LEDGER; i < FAST_OUTPUT_LENGTH; i += 1) joules += out[i]!;

  // The digital side: compute, and in decode the floor of its memory.
  const floor = decode ? d[at.weightBits]! * d[at.boardPicojoulesPerBit]! * 1e-12 : 0;
  // A latent is fetched twice, for scores and for values.
  const fetched = (keyLoads + valueLoads + crossFetched) * floor;
  const digital =
    (weightMacs + headMacs) * Math.max(b * perMac, floor) + b * Math.max(attentionMacs * perMac, fetched);

  out[0] = joules;
  out[1] = digital;
  out[2] = macs;
  out[3] = (joules / macs) * 1e15;
  out[4] = (digital / macs) * 1e15;
  out[5] = digital / joules;
  out[6] = chunks;
  out[7] =
    (((hasEncoder ? 10 : 6) * layers * tokens + 6 * encoderLayers * encoded) * b * chunks) / (clockGhz * 1e9);
  out[8] = weights / d[at.coreWeights]!;
}
