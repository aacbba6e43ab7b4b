import type { StudyName } from '../../simulation/protocol';
import { selectStudy } from '../../state/simulationStore';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

/** The studies in the order of the argument: from the curve to what stands behind it. */
export const offeredStudies = [
  'photons',
  'writing',
  'signal',
  'errors',
  'need',
  'scaling',
  'systematic',
  'precision',
] as const satisfies readonly StudyName[];

/** Chooses the study whose chart is open. */
export function StudyPicker({ selected }: { selected: StudyName }) {
  const text = useNoiseText();
  return (
    <fieldset className="study-picker">
      <legend className="visually-hidden">{text.t('studies.label')}</legend>
      {offeredStudies.map((study) => (
        <button
          key={study}
          type="button"
          className="study-picker__choice"
          aria-pressed={study === selected}
          onClick={() => selectStudy(study)}
          data-testid={noiseTestIds.study(study)}
        >
          {text.t(`studies.${study}`)}
        </button>
      ))}
    </fieldset>
  );
}
