import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlTestIds } from '../testIds';
import './toggle.css';

const Reader = lazy(() => import('./Reader'));

/** Below the choice of models: a shape of the reader's own, from a Hugging Face config.json. */
export function OwnShape() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className="own-shape">
      <button
        type="button"
        className="own-shape__toggle"
        aria-expanded={isOpen}
        aria-controls={panelId}
        data-testid={controlTestIds.ownShape.toggle}
        onClick={() => setOpen(!isOpen)}
      >
        {t('rail.ownShape')}
        <IconChevronDown className="group__chevron" size={14} aria-hidden="true" />
      </button>
      <div id={panelId}>
        {isOpen ? (
          <Suspense>
            <Reader onDone={() => setOpen(false)} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
