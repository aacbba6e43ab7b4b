import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBrightnessAuto,
  IconHelp,
  IconLanguage,
  IconMoon,
  IconSearch,
  IconShare2,
  IconSun,
} from '@tabler/icons-react';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../locales/i18n';
import { hashOf } from '../state/link';
import { redo, setView, undo, useHistory, useOverrides, useView, viewNames } from '../state/scenarioStore';
import { useAppearance } from './appearance';
import { Logo } from './Logo';
import { chooseNextLanguage } from './preferences';
import { testIds } from './testIds';
import { useIsPhone } from './useMediaQuery';

interface TopBarProps {
  onHelp(): void;
  onPalette(): void;
  onShare(): void;
}

/** Name, views, and the tools that work on the whole page. */
export function TopBar({ onHelp, onPalette, onShare }: TopBarProps) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const hasLanguages = Object.keys(languages).length > 1;
  return (
    <header className="top-bar">
      <p className="top-bar__name">
        <Logo />
        <span className="top-bar__words">{t('app.name')}</span>
      </p>
      <ViewLinks />
      <div className="top-bar__tools">
        {isPhone ? null : <HistoryButtons />}
        {isPhone ? null : (
          <Tool label={t('palette.title')} testId={testIds.paletteOpen} onClick={onPalette}>
            <IconSearch size={18} stroke={1.75} />
          </Tool>
        )}
        {hasLanguages ? <LanguageButton /> : null}
        <AppearanceButton />
        <Tool label={t('app.help')} testId={testIds.help} onClick={onHelp}>
          <IconHelp size={18} stroke={1.75} />
        </Tool>
        {isPhone ? (
          <Tool label={t('app.share')} testId={testIds.share} onClick={onShare}>
            <IconShare2 size={18} stroke={1.75} />
          </Tool>
        ) : (
          <Button size="sm" ml="xs" data-testid={testIds.share} onClick={onShare}>
            {t('app.share')}
          </Button>
        )}
      </div>
    </header>
  );
}

/** Links rather than buttons: they can be opened in another tab with the same values. */
function ViewLinks() {
  const { t } = useTranslation();
  const current = useView();
  // Written anew when there is time: nobody opens another view in the middle of a drag.
  const overrides = useDeferredValue(useOverrides());
  return (
    <nav className="top-bar__views" aria-label={t('app.views')}>
      {viewNames.map((view) => (
        <a
          key={view}
          className="top-bar__view"
          href={hashOf({ view, overrides })}
          aria-current={view === current ? 'page' : undefined}
          data-testid={testIds.viewLink(view)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            setView(view);
          }}
        >
          {t(`view.${view}`)}
        </a>
      ))}
    </nav>
  );
}

/** Undo and redo. */
export function HistoryButtons() {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useHistory();
  return (
    <>
      <Tool label={t('app.undo')} testId={testIds.undo} disabled={!canUndo} onClick={undo}>
        <IconArrowBackUp size={18} stroke={1.75} />
      </Tool>
      <Tool label={t('app.redo')} testId={testIds.redo} disabled={!canRedo} onClick={redo}>
        <IconArrowForwardUp size={18} stroke={1.75} />
      </Tool>
    </>
  );
}

const appearanceIcons = { auto: IconBrightnessAuto, light: IconSun, dark: IconMoon };
const appearanceNames = { auto: 'app.themeAuto', light: 'app.themeLight', dark: 'app.themeDark' };

function AppearanceButton() {
  const { t } = useTranslation();
  const { appearance, toNext } = useAppearance();
  const Icon = appearanceIcons[appearance];
  const label = `${t('app.theme')}: ${t(appearanceNames[appearance])}`;
  return (
    <Tool label={label} testId={testIds.theme} onClick={toNext}>
      <Icon size={18} stroke={1.75} />
    </Tool>
  );
}

function LanguageButton() {
  const { t, i18n } = useTranslation();
  const name = languages[i18n.language as keyof typeof languages];
  return (
    <Tool label={`${t('app.language')}: ${name}`} testId={testIds.language} onClick={chooseNextLanguage}>
      <IconLanguage size={18} stroke={1.75} />
    </Tool>
  );
}

interface ToolProps {
  label: string;
  testId: string;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}

function Tool({ label, testId, disabled, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className="tool"
      size={36}
      aria-label={label}
      title={label}
      disabled={disabled}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
