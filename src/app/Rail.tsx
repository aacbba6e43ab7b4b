import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ParameterList } from '../controls/ParameterList';
import type { ViewName } from '../state/scenarioStore';
import './rail.css';
import { testIds } from './testIds';

interface RailProps {
  view: ViewName;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** The parameters at the left, on screens that have the room. */
export function Rail({ view, searchRef }: RailProps) {
  const { t } = useTranslation();
  return (
    <aside className="rail" aria-label={t('app.parameters')} data-testid={testIds.rail}>
      <ParameterList view={view} searchRef={searchRef} />
    </aside>
  );
}
