import { Select } from '@mantine/core';
import { memo } from 'react';
import type { PassedOver } from '../../simulation/protocol';
import type { BackendName } from '../../simulation/types';
import { backendNames } from '../../state/backendPreference';
import { forceBackend, type SimulationState } from '../../state/simulationStore';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

const automatic = 'automatic';

/** Which backend computes, why, and the setting that forces another. */
export const DeviceCard = memo(function DeviceCard({
  probe,
  forcedBackend,
}: Pick<SimulationState, 'probe' | 'forcedBackend'>) {
  const text = useNoiseText();
  const name = (backend: BackendName) => text.t(`device.${backend}`);
  return (
    <section className="side-card" data-testid={noiseTestIds.device} data-backend={probe?.backend ?? ''}>
      <h2 className="side-card__title">{text.t('device.title')}</h2>
      <Select
        label={text.t('device.choice')}
        size="sm"
        allowDeselect={false}
        value={forcedBackend ?? automatic}
        data={[
          {
            value: automatic,
            label:
              probe && !forcedBackend
                ? `${text.t('device.automatic')} (${name(probe.backend)})`
                : text.t('device.automatic'),
          },
          ...backendNames.map((backend) => ({ value: backend, label: name(backend) })),
        ]}
        onChange={(value) => forceBackend(backendNames.find((backend) => backend === value) ?? null)}
        data-testid={noiseTestIds.deviceChoice}
      />
      <p className="side-card__text" data-testid={noiseTestIds.deviceDetail}>
        {probe ? (
          <>
            <strong>{name(probe.backend)}.</strong> {probe.detail}{' '}
            {text.t('device.selfTest', { error: text.number(probe.selfTestError, 2) })}
          </>
        ) : (
          text.t('device.probing')
        )}
      </p>
      {probe?.passedOver.map(({ backend, reason, message }) => (
        <p className="side-card__text" key={backend} data-testid={noiseTestIds.devicePassedOver(backend)}>
          {text.t(`device.passedOver.${passedOverKey(reason)}`, { backend: name(backend) })}{' '}
          <span className="failure__detail">{message}</span>
        </p>
      ))}
      <p className="side-card__note">{text.t('device.kept')}</p>
    </section>
  );
});

/** Reasons that have words of their own; any other is a backend that did not work. */
function passedOverKey(reason: PassedOver['reason']) {
  switch (reason) {
    case 'software':
    case 'unsupported':
    case 'self-test':
    case 'not-finite':
    case 'context-lost':
      return reason;
    default:
      return 'failed';
  }
}
