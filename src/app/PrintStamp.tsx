import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { MODEL_VERSION } from '../scenario';
import { currentLink } from '../state/linkSync';
import './print.css';

/** Where a printed sheet comes from: the link that shows the same again, and the day. Written when printing begins. */
export function PrintStamp() {
  const { t, i18n } = useTranslation();
  const [printed, setPrinted] = useState<{ link: string; at: Date } | null>(null);
  useEffect(() => {
    const stamp = () => flushSync(() => setPrinted({ link: currentLink(), at: new Date() }));
    addEventListener('beforeprint', stamp);
    return () => removeEventListener('beforeprint', stamp);
  }, []);
  if (!printed) return null;
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(printed.at);
  return (
    <p className="print-stamp">
      {t('app.printed', { version: MODEL_VERSION, day })}
      <br />
      {printed.link}
    </p>
  );
}
