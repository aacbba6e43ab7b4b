import { Kbd, Modal } from '@mantine/core';
import '@mantine/core/styles/Kbd.css';
import './modal.css';
import './pageFoot.css';
import { useTranslation } from 'react-i18next';
import { openGlossary } from '../views/glossary/glossaryStore';
import { startTour } from './tour/tourStore';

const command = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const shortcuts: readonly { name: string; keys: readonly string[] }[] = [
  { name: 'undo', keys: [command, 'Z'] },
  { name: 'redo', keys: [command, 'Shift', 'Z'] },
  { name: 'search', keys: ['/'] },
  { name: 'palette', keys: [command, 'K'] },
  { name: 'help', keys: ['?'] },
  { name: 'slider', keys: ['←', '→'] },
  { name: 'sliderBig', keys: ['Page ↑', 'Page ↓'] },
  { name: 'sliderEnds', keys: ['Home', 'End'] },
];

interface HelpSheetProps {
  onClose(): void;
  onPalette(): void;
}

/** Ways to learn and to find more, and everything that the keyboard can do beyond Tab and Enter. */
export default function HelpSheet({ onClose, onPalette }: HelpSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t('app.help')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className="help-more">
        {[
          { name: 'app.tour', run: startTour },
          { name: 'app.glossary', run: () => openGlossary() },
          { name: 'palette.title', run: onPalette },
        ].map(({ name, run }) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              onClose();
              // The sheet gives the focus back first.
              setTimeout(run);
            }}
          >
            {t(name)}
          </button>
        ))}
      </p>
      <h3 className="help-title">{t('shortcuts.title')}</h3>
      <dl className="shortcuts">
        {shortcuts.map(({ name, keys }) => (
          <div key={name} className="shortcuts__row">
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} ml={4}>
                  {key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
