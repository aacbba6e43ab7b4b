import { Button } from '@mantine/core';
import { photonNeed } from '../../charts/sentences';
import { withValue } from '../../scenario';
import { replaceOverrides, scenarioStore, setValue, setView } from '../../state/scenarioStore';
import type { StudyResults } from '../../state/simulationStore';
import { MarkedText } from '../energy/MarkedText';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

interface HandOverProps {
  photonsPerMac: number;
  /** Width of the loaded checkpoint; null until it is there. */
  width: number | null;
  study: StudyResults | null;
}

/** Where the two halves meet: the photons chosen or measured here become those the energy model spends. */
export function HandOver({ photonsPerMac, width, study }: HandOverProps) {
  const text = useNoiseText();
  const need = study?.baseline ? photonNeed(study.points, study.baseline) : null;
  const use = () => {
    if (width === null) return;
    const { overrides } = scenarioStore.getState();
    replaceOverrides(withValue(overrides, 'photonsPerDot', photonsPerMac * width));
    setView('energy');
  };
  return (
    <section className="side-card">
      <h2 className="side-card__title">{text.t('handOver.title')}</h2>
      {need && need.photonsPerMac !== photonsPerMac ? (
        <p className="side-card__text">
          <MarkedText text={text.t('handOver.need', { photons: text.number(need.photonsPerMac) })} />{' '}
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => setValue('photonsPerMac', need.photonsPerMac)}
            data-testid={noiseTestIds.takeNeed}
          >
            {text.t('handOver.take', { photons: text.number(need.photonsPerMac) })}
          </Button>
        </p>
      ) : null}
      {width === null ? null : (
        <p className="side-card__text">
          <MarkedText
            text={text.t('handOver.sum', {
              photons: text.number(photonsPerMac),
              width: text.number(width),
              dot: text.number(photonsPerMac * width),
            })}
          />
        </p>
      )}
      <Button size="sm" disabled={width === null} onClick={use} data-testid={noiseTestIds.handOver}>
        {text.t('handOver.button')}
      </Button>
    </section>
  );
}
