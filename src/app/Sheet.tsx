import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quickKeys } from '../controls/groups';
import { ParameterControl } from '../controls/ParameterControl';
import { ParameterList } from '../controls/ParameterList';
import { isShown, type ScenarioKey } from '../scenario';
import type { ViewName } from '../state/scenarioStore';
import { useScenario } from '../state/selectors';
import './rail.css';
import { HistoryButtons } from './TopBar';
import { testIds } from './testIds';

interface SheetProps {
  view: ViewName;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
}

/**
 * The parameters on a phone: a sheet from below that keeps the main sliders under the thumb and opens to all of them.
 * It is no dialog: the sentence and the charts above stay in sight and follow.
 */
export function Sheet({ view, isOpen, onToggle }: SheetProps) {
  const { t } = useTranslation();
  const scenario = useScenario();
  const keys = (quickKeys[view] ?? []).filter((key) => isShown(key, scenario));
  return (
    <aside
      className="sheet"
      aria-label={t('app.parameters')}
      data-testid={testIds.sheet}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isOfSomethingOpen(event)) onToggle(false);
      }}
    >
      <div className="sheet__head">
        <button
          type="button"
          className="sheet__toggle"
          aria-expanded={isOpen}
          data-testid={testIds.sheetToggle}
          onClick={() => onToggle(!isOpen)}
        >
          {isOpen ? (
            <IconChevronDown size={18} aria-hidden="true" />
          ) : (
            <IconChevronUp size={18} aria-hidden="true" />
          )}
          {isOpen ? t('rail.collapse') : t('rail.open')}
        </button>
        <HistoryButtons />
      </div>
      {isOpen ? (
        <div className="sheet__all">
          <ParameterList view={view} />
        </div>
      ) : (
        <QuickSliders keys={keys} key={view} />
      )}
    </aside>
  );
}

/** A list or panel that was opened from the sheet, inside of it or over it, closes first. */
function isOfSomethingOpen({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof Element)) return false;
  return !currentTarget.contains(target) || target.matches('[aria-haspopup][aria-expanded=true]');
}

/** One slider at a time, chosen by its name. */
function QuickSliders({ keys }: { keys: readonly ScenarioKey[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(keys[0]);
  const current = chosen && keys.includes(chosen) ? chosen : keys[0];
  if (!current) return null;
  return (
    <div className="sheet__quick">
      <fieldset className="sheet__chips" style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="visually-hidden">{t('rail.quick')}</legend>
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            className="sheet__chip"
            aria-pressed={key === current}
            data-testid={testIds.sheetQuick(key)}
            onClick={() => setChosen(key)}
          >
            {t(`parameters.${key}.label`)}
          </button>
        ))}
      </fieldset>
      <ParameterControl key={current} rowKey={current} />
    </div>
  );
}
