import { Button } from '@mantine/core';
import { memo } from 'react';
import { photonNeed } from '../../charts/sentences';
import { type MeasuredPhotons, type Overrides, withMeasuredPhotons, withValue } from '../../scenario';
import type { NeedRow, StudyRow } from '../../simulation/studyRows';
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
  /** What the study of needs has found so far. */
  rows: readonly StudyRow[];
}

/** Where the two halves meet: the photons chosen or measured here become those the energy model spends. */
export const HandOver = memo(function HandOver({ photonsPerMac, width, study, rows }: HandOverProps) {
  const text = useNoiseText();
  const need = study?.baseline ? photonNeed(study.points, study.baseline) : null;
  const needs = rows.flatMap((row) => (row.kind === 'need' ? measuredNeed(row) : []));
  const spend = (change: (overrides: Overrides) => Overrides) => {
    replaceOverrides(change(scenarioStore.getState().overrides));
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
      <Button
        size="sm"
        disabled={width === null}
        onClick={() =>
          width !== null && spend((overrides) => withValue(overrides, 'photonsPerDot', photonsPerMac * width))
        }
        data-testid={noiseTestIds.handOver}
      >
        {text.t('handOver.button')}
      </Button>
      {needs.length > 0 ? <p className="side-card__text">{text.t('handOver.measured')}</p> : null}
      {needs.map((measured) => (
        <p className="side-card__text" key={measured.checkpoint}>
          <MarkedText
            text={text.t('handOver.interval', {
              checkpoint: measured.checkpoint,
              photons: text.number(measured.photonsPerDot),
              low: text.number(measured.low),
              high: text.number(measured.high),
            })}
          />{' '}
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => spend((overrides) => withMeasuredPhotons(overrides, measured))}
            data-testid={noiseTestIds.handOverNeed(measured.checkpoint)}
          >
            {text.t('handOver.useInterval', { checkpoint: measured.checkpoint })}
          </Button>
        </p>
      ))}
    </section>
  );
});

/** The headline reading of a need with a closed interval, per dot product; nothing where it is not resolved. */
function measuredNeed({
  reading,
  checkpoint,
  width,
  photonsPerMac,
  low,
  high,
}: NeedRow): MeasuredPhotons | [] {
  if (reading !== 'withinOnePercent' || photonsPerMac === null || low === null || high === null) return [];
  return { checkpoint, photonsPerDot: photonsPerMac * width, low: low * width, high: high * width };
}
