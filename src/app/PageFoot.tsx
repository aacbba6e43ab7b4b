import { useTranslation } from 'react-i18next';
import { openGlossary } from '../views/glossary/glossaryStore';
import './pageFoot.css';
import { PrintStamp } from './PrintStamp';
import { tourTestIds } from './tour/testIds';
import { startTour } from './tour/tourStore';

/** Ways to learn more, at the end of every view: on a phone the only way to them. */
export function PageFoot({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <footer className="page-foot">
        <button type="button" data-testid={tourTestIds.open} onClick={startTour}>
          {t('app.tour')}
        </button>
        <button type="button" data-testid={tourTestIds.glossary} onClick={() => openGlossary()}>
          {t('app.glossary')}
        </button>
        <button type="button" onClick={onHelp}>
          {t('app.help')}
        </button>
        <a href="licences.txt">{t('app.licences')}</a>
      </footer>
      <PrintStamp />
    </>
  );
}
