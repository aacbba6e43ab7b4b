import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testIds } from './testIds';
import { useCopy } from './useCopy';

interface CopyTextsProps {
  texts: readonly { name: string; text: () => string }[];
}

/** Texts to copy; each is shown once it is asked for, to be read, or selected where the browser does not let a page copy. */
export function CopyTexts({ texts }: CopyTextsProps) {
  const { t } = useTranslation();
  const { copy, copied, failed } = useCopy();
  const [shown, setShown] = useState('');
  return (
    <>
      <h3 className="share__heading">{t('share.copyAs')}</h3>
      <div className="share__texts">
        {texts.map(({ name, text }) => (
          <Button
            key={name}
            size="xs"
            variant="default"
            data-testid={testIds.shareCopy(name)}
            onClick={() => {
              setShown(text());
              copy(name, text());
            }}
          >
            {copied === name ? t('share.copied') : t(`share.${name}`)}
          </Button>
        ))}
      </div>
      <p className="share__status" role="status">
        {failed ? t('share.failed') : ''}
      </p>
      {shown === '' ? null : (
        <textarea
          className="share__address share__shown"
          aria-label={t('share.shown')}
          readOnly
          rows={5}
          value={shown}
          data-testid={testIds.shareShown}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
