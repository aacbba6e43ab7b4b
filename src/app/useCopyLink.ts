import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLink } from '../state/linkSync';

const saidFor = 2500;

/** Copies the link of the present state; `said` is what to tell about it, for a moment. */
export function useCopyLink(): { copy: () => void; said: string } {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = useCallback(() => {
    navigator.clipboard.writeText(currentLink()).then(
      () => setSaid(t('app.linkCopied')),
      () => setSaid(t('app.copyFailed')),
    );
  }, [t]);
  return { copy, said };
}
