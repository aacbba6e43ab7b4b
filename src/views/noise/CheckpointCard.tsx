import '@mantine/core/styles/Progress.css';
import { Button, Progress, Select } from '@mantine/core';
import { memo, useEffect } from 'react';
import type { CheckpointSummary, LoadProgressEvent } from '../../simulation/protocol';
import { loadCheckpointIndex, useCheckpointIndex } from '../../state/checkpointIndex';
import { setValue } from '../../state/scenarioStore';
import { noiseTestIds } from './testIds';
import { type NoiseText, useNoiseText } from './text';

/** Which trained Transformer is simulated, and how its loading goes. */
export const CheckpointCard = memo(function CheckpointCard({
  loading,
  checkpoint,
  chosen,
}: {
  loading: LoadProgressEvent | null;
  checkpoint: CheckpointSummary | null;
  chosen: string;
}) {
  const text = useNoiseText();
  const index = useCheckpointIndex();
  useEffect(() => {
    void loadCheckpointIndex();
  }, []);
  const isKnown = index.entries.some((entry) => entry.id === chosen);
  return (
    <section
      className="side-card"
      data-testid={noiseTestIds.checkpoint}
      data-checkpoint={checkpoint?.id ?? ''}
    >
      <h2 className="side-card__title">{text.t('checkpoint.title')}</h2>
      <Select
        label={text.t('checkpoint.choice')}
        size="sm"
        allowDeselect={false}
        value={chosen}
        data={[
          ...index.entries.map(({ id, width, parameters }) => ({
            value: id,
            label: text.t('checkpoint.option', { id, width, parameters: text.number(parameters) }),
          })),
          ...(isKnown ? [] : [{ value: chosen, label: chosen }]),
        ]}
        onChange={(value) => value && setValue('checkpoint', value)}
        data-testid={noiseTestIds.checkpointChoice}
      />
      {index.status === 'error' ? (
        <p className="side-card__text">
          {text.t('checkpoint.listFailed')}{' '}
          <Button size="compact-xs" variant="light" onClick={() => void loadCheckpointIndex()}>
            {text.t('retry')}
          </Button>
        </p>
      ) : null}
      {loading && loading.checkpoint === chosen ? (
        <div className="side-card__text" role="status" data-testid={noiseTestIds.checkpointProgress}>
          {text.t('checkpoint.loading', {
            id: loading.checkpoint,
            loaded: text.bytes(loading.loadedBytes),
            total: text.bytes(loading.totalBytes),
          })}
          <Progress
            size="sm"
            mt={4}
            value={loading.totalBytes > 0 ? (100 * loading.loadedBytes) / loading.totalBytes : 0}
            aria-label={text.t('checkpoint.title')}
          />
        </div>
      ) : null}
      {checkpoint && checkpoint.id === chosen ? (
        <p className="side-card__text">{factsOf(checkpoint, text)}</p>
      ) : null}
    </section>
  );
});

function factsOf({ config, card }: CheckpointSummary, text: NoiseText): string {
  const { layers, heads, width, context } = config;
  const facts = { layers, heads, width, context };
  const loss = heldOutLoss(card);
  if (loss === null) return text.t('checkpoint.factsShort', facts);
  return text.t('checkpoint.facts', { ...facts, perplexity: text.number(Math.exp(loss)) });
}

/** Held-out loss in nats per token as the card has it. */
function heldOutLoss(card: Record<string, unknown>): number | null {
  const losses = card.losses;
  const value = typeof losses === 'object' && losses !== null ? Reflect.get(losses, 'heldOut') : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
