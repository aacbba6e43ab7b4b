import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ParameterList } from '../controls/ParameterList';
import { useView } from '../state/scenarioStore';
import './rail.css';
import { testIds } from './testIds';

/** The parameters at the left, on screens that have the room. */
export function Rail({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const view = useView();
  return (
    <aside className="rail" aria-label={t('app.parameters')} data-testid={testIds.rail}>
      <ParameterList view={view} searchRef={searchRef} />
    </aside>
  );
}
