/** Questions that a part of a view puts to the energy model while it is on screen. */
import type { Remote } from 'comlink';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EnergyApi, Result } from '../scenario';
import { askModel, type EnergyFailure } from './energyClient';
import { newestRequest } from './newestRequest';

/** What is known of a question: the newest answer stays until the next one has come. */
export interface Asked<Input, Answer> {
  status: 'idle' | 'running' | 'error';
  /** What the answer is about: while a slider moves, it is a step behind. */
  answered: { input: Input; answer: Answer } | null;
  error: EnergyFailure | null;
}

/**
 * The answer to a question about an input, asked again whenever the input changes; of inputs that arrive while the
 * worker is busy, only the newest is asked. `ask` must be a constant function: it is not followed.
 */
export function useAsked<Input, Answer>(
  input: Input,
  ask: (api: Remote<EnergyApi>, input: Input) => Promise<Result<Answer>>,
): Asked<Input, Answer> {
  const [state, setState] = useState<Asked<Input, Answer>>({
    status: 'running',
    answered: null,
    error: null,
  });
  const newest = useRef(input);
  const put = useRef(ask);
  const request = useMemo(
    () =>
      newestRequest(async (asked: Input) => {
        const outcome = await askModel((api) => put.current(api, asked));
        const isNewest = newest.current === asked;
        setState((before) =>
          outcome.ok
            ? {
                status: isNewest ? 'idle' : 'running',
                answered: { input: asked, answer: outcome.value },
                error: null,
              }
            : { ...before, status: isNewest ? 'error' : 'running', error: outcome.error },
        );
      }),
    [],
  );
  useEffect(() => {
    newest.current = input;
    setState((before) => ({ ...before, status: 'running' }));
    request(input);
  }, [input, request]);
  return state;
}
