import { IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isShown, type ParameterRow } from '../scenario';
import { useScenario } from '../state/selectors';
import { Differences } from './Differences';
import { groupsOf, matches } from './groups';
import { ParameterControl } from './ParameterControl';
import { ParameterGroup } from './ParameterGroup';
import './parameterList.css';
import { searchStore, setSearch } from './searchStore';
import { controlTestIds } from './testIds';

interface ParameterListProps {
  view: string;
  /** So that a keyboard shortcut can reach the search field. */
  searchRef?: RefObject<HTMLInputElement | null>;
}

/** All parameters of a view: search, what differs, and the groups. */
export function ParameterList({ view, searchRef }: ParameterListProps) {
  const { t } = useTranslation();
  const query = useStore(searchStore, (state) => state.query);
  const groups = useMemo(() => groupsOf(view), [view]);
  const isSearching = query.trim() !== '';
  return (
    <>
      <search className="find">
        <IconSearch size={16} aria-hidden="true" />
        <input
          ref={searchRef}
          className="find__input"
          type="text"
          value={query}
          placeholder={t('rail.search')}
          aria-label={t('rail.searchLabel')}
          data-testid={controlTestIds.search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('');
          }}
        />
        {isSearching ? (
          <button
            type="button"
            className="control__icon"
            aria-label={t('rail.clearSearch')}
            onClick={() => setSearch('')}
          >
            <IconX size={15} aria-hidden="true" />
          </button>
        ) : (
          <span className="find__key" aria-hidden="true">
            /
          </span>
        )}
      </search>
      <Differences />
      {isSearching ? (
        <SearchResults query={query.trim()} rows={groups.flatMap((group) => group.rows)} />
      ) : (
        groups.map((group) => <ParameterGroup key={group.name} name={group.name} rows={group.rows} />)
      )}
    </>
  );
}

function SearchResults({ query, rows }: { query: string; rows: readonly ParameterRow[] }) {
  const { t } = useTranslation();
  const scenario = useScenario();
  const found = rows.filter(
    (row) =>
      isShown(row.key, scenario) &&
      matches(query, t(`parameters.${row.key}.label`), t(`parameters.${row.key}.help`), row.key),
  );
  if (found.length === 0) {
    return (
      <p className="find__none" role="status">
        {t('rail.noMatch', { query })}
      </p>
    );
  }
  return (
    <div className="group__rows">
      {found.map((row) => (
        <ParameterControl key={row.key} rowKey={row.key} />
      ))}
    </div>
  );
}
