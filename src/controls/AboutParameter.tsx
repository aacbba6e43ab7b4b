import { IconInfoCircle } from '@tabler/icons-react';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterRow } from '../scenario';
import { controlTestIds } from './testIds';

/** In a chunk of its own, and in the page only once it is asked for: a list of parameters has dozens of them. */
const AboutPanel = lazy(() => import('./AboutPanel'));

export interface AboutProps {
  row: ParameterRow;
  label: string;
  presetText: string;
}

/** The "i" beside a label: what the parameter is, its formula, what the literature has, and who says so. */
export function AboutParameter(props: AboutProps) {
  const [wasAsked, setAsked] = useState(false);
  const button = (
    <AboutButton row={props.row} label={props.label} aria-expanded={false} onClick={() => setAsked(true)} />
  );
  return wasAsked ? (
    <Suspense fallback={button}>
      <AboutPanel {...props} />
    </Suspense>
  ) : (
    button
  );
}

interface AboutButtonProps extends ComponentProps<'button'> {
  row: ParameterRow;
  label: string;
}

export function AboutButton({ row, label, className, ...button }: AboutButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={`control__icon control__icon--about ${className ?? ''}`}
      aria-label={t('control.about', { label })}
      aria-haspopup="dialog"
      data-testid={controlTestIds.about(row.key)}
      {...button}
    >
      <IconInfoCircle size={15} stroke={1.75} aria-hidden="true" />
    </button>
  );
}
