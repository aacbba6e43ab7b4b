import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import './linkNotice.css';
import { takeUpdate } from './offline';
import { stalenessStore } from './staleness';
import { testIds } from './testIds';

/** Offers a newer version, when one is there or the open one has lost its parts on the server. It can wait. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const isStale = useStore(stalenessStore, (state) => state.isStale);
  if (!isStale) return null;
  return (
    <div className="notice" role="status" data-testid={testIds.update}>
      <p className="notice__text">{t('app.updated')}</p>
      <Button size="xs" onClick={takeUpdate} data-testid={testIds.updateTake}>
        {t('app.reload')}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => stalenessStore.setState({ isStale: false })}
        data-testid={testIds.updateLater}
      >
        {t('app.later')}
      </Button>
    </div>
  );
}
