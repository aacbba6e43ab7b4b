import { Button, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../controls/useParameter';
import { MODEL_VERSION } from '../scenario';
import { currentLink } from '../state/linkSync';
import { useOverrides } from '../state/scenarioStore';
import './modal.css';
import { CopyTexts } from './CopyTexts';
import { fitsQrCode, QrCode } from './QrCode';
import { SavedScenarios } from './SavedScenarios';
import './sharePanel.css';
import './shareStrings';
import { embedCode, isLocalAddress, longLink, markdown, paperBibtex, toolBibtex } from './shareTexts';
import { testIds } from './testIds';
import { useCopy } from './useCopy';

/** The view's own sentence, whichever view is open. */
function sentenceOfView(): string {
  return document.querySelector('main h1')?.textContent?.trim() ?? '';
}

/** Everything to take away the present state with: link, code for a lecture hall, texts, and the device's own list. */
export default function SharePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const overrides = useOverrides();
  const valueText = useValueText();
  const [link] = useState(currentLink);
  const [sentence] = useState(sentenceOfView);
  const [isLarge, setLarge] = useState(false);
  const { copy, copied, failed } = useCopy();
  const texts: { name: string; text: () => string }[] = [
    { name: 'markdown', text: () => markdown({ sentence, link, overrides, valueText, t }) },
    { name: 'embed', text: () => embedCode(link) },
    { name: 'report', text: () => t('share.reportText', { sentence, link, version: MODEL_VERSION }) },
    { name: 'bibtex', text: () => `${toolBibtex(link, new Date())}\n\n${paperBibtex}` },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size={isLarge ? 'min(96vw, 90dvh)' : 'lg'}
      title={t('share.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      data-testid={testIds.sharePanel}
    >
      <div className={isLarge ? 'share__top share__top--large' : 'share__top'}>
        <div className="share__link">
          <label className="share__label" htmlFor="share-link">
            {t('share.link')}
          </label>
          <textarea
            id="share-link"
            className="share__address"
            readOnly
            rows={Math.max(3, Math.ceil(link.length / 40))}
            value={link}
            data-testid={testIds.shareLink}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            data-autofocus
            leftSection={copied === 'link' ? <IconCheck size={16} /> : <IconCopy size={16} />}
            data-testid={testIds.shareCopy('link')}
            onClick={() => copy('link', link)}
          >
            {copied === 'link' ? t('share.copied') : t('share.copyLink')}
          </Button>
          {failed ? (
            <p className="share__hint" role="alert">
              {t('share.failed')}
            </p>
          ) : null}
          {link.length > longLink ? (
            <p className="share__hint">{t('share.long', { count: link.length })}</p>
          ) : null}
          {isLocalAddress(location.hostname, location.protocol) ? (
            <p className="share__hint">{t('share.local')}</p>
          ) : null}
        </div>
        {fitsQrCode(link) ? (
          <div className="share__code">
            <QrCode text={link} label={t('share.qr')} isLarge={isLarge} />
            <Button
              size="xs"
              variant="default"
              aria-pressed={isLarge}
              data-testid={testIds.shareLarge}
              onClick={() => setLarge(!isLarge)}
            >
              {t(isLarge ? 'share.qrSmaller' : 'share.qrLarger')}
            </Button>
          </div>
        ) : (
          <p className="share__hint">{t('share.qrTooLong')}</p>
        )}
      </div>
      <CopyTexts texts={texts} />
      <SavedScenarios defaultName={sentence.split(':')[0] ?? ''} />
    </Modal>
  );
}
