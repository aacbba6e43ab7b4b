import {
  components,
  type Design,
  evaluateDesign,
  evaluateRequest,
  fastOutput,
  LEDGER,
  operations,
} from '../../src/energy';

/** Reads one number of a point from the results of the packed form. */
type FastReader = (out: Float64Array) => number;
/** Computes one number of a point from its design: slower, for what the packed form does not hold. */
type SlowReader = (design: Design) => number;

const direct = Object.fromEntries(
  Object.entries(fastOutput).map(([name, place]): [string, FastReader] => [name, (out) => out[place]!]),
);
const watts: FastReader = (out) => out[fastOutput.energyJoules]! / out[fastOutput.secondsPerPass]!;

const ofComponents = components.map((component, c): [string, FastReader] => [
  `byComponent.${component}`,
  (out) => {
    let sum = 0;
    for (let o = 0; o < operations.length; o += 1) sum += out[LEDGER + o * components.length + c]!;
    return sum;
  },
]);
const ofOperations = operations.map((operation, o): [string, FastReader] => [
  `byOperation.${operation}`,
  (out) => {
    let sum = 0;
    for (let c = 0; c < components.length; c += 1) sum += out[LEDGER + o * components.length + c]!;
    return sum;
  },
]);

const fast: Readonly<Record<string, FastReader>> = {
  ...direct,
  watts,
  ...Object.fromEntries([...ofComponents, ...ofOperations]),
};

const requestNames = [
  'promptJoules',
  'generationJoules',
  'joules',
  'joulesPerGeneratedToken',
  'generatedTokensPerKilowattHour',
  'digitalJoules',
  'advantage',
] as const;
const evaluationNames = [
  'loads',
  'detections',
  'coresPerProduct',
  'blockWeights',
  'detectorsPerProduct',
  'activationBytes',
  'photonsPerMac',
] as const;

const slow: Readonly<Record<string, SlowReader>> = Object.fromEntries([
  ...evaluationNames.map((name): [string, SlowReader] => [name, (design) => evaluateDesign(design)[name]]),
  ...requestNames.map((name): [string, SlowReader] => [
    `request.${name}`,
    (design) => evaluateRequest(design)[name],
  ]),
]);

/** Every output that can be asked for. Joules, seconds, watts and counts, of the whole batch; requests per sequence. */
export const outputNames: readonly string[] = [...Object.keys(fast), ...Object.keys(slow)];

export const defaultOutputs = [
  'energyJoules',
  'femtojoulesPerMac',
  'digitalFemtojoulesPerMac',
  'advantage',
] as const;

/** True if some of the outputs need the readable form. */
export const needsDesign = (names: readonly string[]): boolean =>
  names.some((name) => !Object.hasOwn(fast, name));

/** Readers of the named outputs, in their order. */
export const readersOf = (names: readonly string[]) =>
  names.map((name) => ({ name, fast: fast[name], slow: slow[name] }));
