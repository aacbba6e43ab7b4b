import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import './linkNotice.css';
import { stalenessStore } from './staleness';

/** Offers to reload when a part of the page could not be loaded any more. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const isStale = useStore(stalenessStore, (state) => state.isStale);
  if (!isStale) return null;
  return (
    <div className="notice" role="alert">
      <p className="notice__text">{t('app.updated')}</p>
      <Button size="xs" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </div>
  );
}
