import { SimulationError } from '../errors';
import { finiteBackend } from '../finiteBackend';
import type { StudyName, StudyRequest, StudyUpdate } from '../protocol';
import type { StudyContext } from './context';
import { errorsStudy } from './errors';
import { liveStudy } from './live';
import { needStudy } from './need';
import { photonsStudy } from './photons';
import { precisionStudy } from './precision';
import { scalingStudy } from './scaling';
import { signalStudy } from './signal';
import { systematicStudy } from './systematic';
import { writingStudy } from './writing';

export type { FamilyMember, OpenCheckpoint, StudyContext } from './context';

type Study = (context: StudyContext, request: StudyRequest) => AsyncGenerator<StudyUpdate>;

const studies: Readonly<Record<StudyName, Study>> = {
  live: liveStudy,
  photons: photonsStudy,
  scaling: scalingStudy,
  need: needStudy,
  systematic: systematicStudy,
  errors: errorsStudy,
  precision: precisionStudy,
  writing: writingStudy,
  signal: signalStudy,
};

/**
 * Runs the study that a request names; the last update is `done`.
 *
 * @throws SimulationError 'invalid-request' for impossible requests, 'cancelled' when stopped
 */
export async function* runStudy(context: StudyContext, request: StudyRequest): AsyncGenerator<StudyUpdate> {
  checkRequest(request);
  yield* studies[request.study](withFiniteNumbers(context), request);
}

/** The surroundings with a gate before every backend. */
function withFiniteNumbers(context: StudyContext): StudyContext {
  return {
    ...context,
    backend: finiteBackend(context.backend),
    async open(id) {
      const { checkpoint, backend } = await context.open(id);
      return { checkpoint, backend: finiteBackend(backend) };
    },
  };
}

function checkRequest(request: StudyRequest): void {
  const demand = (isGood: boolean, what: string) => {
    if (!isGood) throw new SimulationError('invalid-request', what);
  };
  demand(request.study in studies, `there is no study “${request.study}”`);
  demand(request.photonsPerMac > 0, 'photons per MAC must be above zero');
  demand(Number.isSafeInteger(request.seeds) && request.seeds >= 1, 'at least one seed');
  demand(request.tokens >= 1, 'at least one token');
  for (const bits of [request.inputBits, request.weightBits])
    demand(Number.isInteger(bits) && bits >= 1 && bits <= 16, 'operands have 1 to 16 bits');
  demand(
    Number.isInteger(request.outputBits) && request.outputBits >= 0 && request.outputBits <= 16,
    'outputs have 0 to 16 bits',
  );
  for (const share of [request.noiseLinear, request.noiseAttention, request.minTransmission])
    demand(share >= 0 && Number.isFinite(share), 'noise and transmission are not negative');
}
