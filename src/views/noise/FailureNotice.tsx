import { Button } from '@mantine/core';
import { rowOf } from '../../scenario';
import { resetValue } from '../../state/scenarioStore';
import { useIsChanged } from '../../state/selectors';
import type { SimulationFailure } from '../../state/simulationClient';
import { forceBackend, retrySimulation } from '../../state/simulationStore';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

interface FailureNoticeProps {
  error: SimulationFailure;
  /** The reader has forced a backend, which may be the cause. */
  isBackendForced: boolean;
}

/** What went wrong in words, what the program said, and the ways out. */
export function FailureNotice({ error, isBackendForced }: FailureNoticeProps) {
  const text = useNoiseText();
  const isChanged = useIsChanged('checkpoint');
  // Some servers answer with a page of their own where there is no such file: that reads as a broken format.
  const isOfCheckpoint = ['not-found', 'format', 'integrity', 'network'].includes(error.kind);
  return (
    <div className="failure" role="alert" data-testid={noiseTestIds.error} data-error-kind={error.kind}>
      <p>
        <strong>{text.t('error.title')}</strong> {text.t(`error.${error.kind}`)}{' '}
        <span className="failure__detail">{error.message}</span>
      </p>
      <div className="failure__ways">
        <Button size="sm" onClick={retrySimulation} data-testid={noiseTestIds.retry}>
          {text.t('retry')}
        </Button>
        {isBackendForced ? (
          <Button size="sm" variant="light" onClick={() => forceBackend(null)}>
            {text.t('error.automatic')}
          </Button>
        ) : null}
        {isOfCheckpoint && isChanged ? (
          <Button size="sm" variant="light" onClick={() => resetValue('checkpoint')}>
            {text.t('error.first', { id: String(rowOf('checkpoint').default) })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
