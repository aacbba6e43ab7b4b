import type { Deviation } from './reference';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

/** How far this device is from the reference computed offline. */
export function ReferenceNote({ deviation }: { deviation: Deviation | null }) {
  const text = useNoiseText();
  if (!deviation) return null;
  const { isSameText, optical } = deviation;
  const key = optical === null ? 'pairedDigital' : isSameText ? 'paired' : 'unpaired';
  return (
    <p className="reference-note" data-testid={noiseTestIds.deviation}>
      {text.t(`reference.${key}`, {
        count: deviation.windows,
        digital: text.number(deviation.digital, 2),
        optical: optical ? text.number(optical.difference, 2) : '',
        photons: optical ? text.number(optical.photonsPerMac) : '',
      })}
    </p>
  );
}
