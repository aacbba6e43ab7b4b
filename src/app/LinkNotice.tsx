import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissLinkNotice, linkNoticeStore } from '../state/link';
import './linkNotice.css';
import { testIds } from './testIds';

/** One notice that names every value of an opened link that could not be used. */
export default function LinkNotice() {
  const { t } = useTranslation();
  const notice = useStore(linkNoticeStore, (state) => state.notice);
  if (!notice) return null;
  return (
    <div className="notice" role="alert" data-testid={testIds.notice}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div className="notice__text">
        {notice.kind === 'refused' ? (
          <p>
            {t('app.linkRefused')} <span className="notice__detail">{notice.message}</span>
          </p>
        ) : (
          <>
            <p>{t('app.linkNotice', { count: notice.warnings.length })}</p>
            <ul>
              {notice.warnings.map(({ key, message }) => (
                <li key={`${key} ${message}`}>
                  <code>{key}</code> <span className="notice__detail">{message}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <button
        type="button"
        className="control__icon"
        aria-label={t('app.dismiss')}
        data-testid={testIds.noticeDismiss}
        onClick={dismissLinkNotice}
      >
        <IconX size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
