import { asError, SimulationError } from '../errors';
import type { BackendFactory, TransformerBackend } from '../types';
import type { HelperFace } from './messages';

/** A helper's answers: it opens one checkpoint and then computes the windows that it is given. */
export function helperFace(create: BackendFactory): HelperFace {
  let backend: TransformerBackend | undefined;
  return async (request) => {
    const { id } = request;
    try {
      if (request.type === 'open') {
        backend?.dispose();
        backend = await create(request.checkpoint);
        return { id, type: 'ready' };
      }
      if (!backend) throw new SimulationError('internal', 'no checkpoint was opened');
      return { id, type: 'losses', losses: await backend.windowLosses(request.windows, request.settings) };
    } catch (error) {
      return { id, type: 'failed', error: asError(error) };
    }
  };
}
