import { IconChevronDown } from '@tabler/icons-react';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterRow } from '../scenario';
import { useChangedCount, useShownRows } from '../state/selectors';
import { isEssential } from './groups';
import { ParameterControl } from './ParameterControl';
import { controlTestIds } from './testIds';

interface ParameterGroupProps {
  name: string;
  rows: readonly ParameterRow[];
}

/** A group that folds to its essential rows and says how many of its values differ from the presets. */
export function ParameterGroup({ name, rows }: ParameterGroupProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // The button answers at once; two dozen controls behind it are built in pieces that let the reader in between.
  const isUnfolded = useDeferredValue(isOpen);
  const panelId = useId();
  const visible = useShownRows(rows);
  const changed = useChangedCount(visible);
  if (visible.length === 0) return null;
  const essential = visible.filter((row) => isEssential(row.key));
  const shown = isUnfolded ? visible : essential;
  const hidden = visible.length - essential.length;
  const title = t(`groups.${name}`, name);

  return (
    <section className="group" data-testid={controlTestIds.group(name)}>
      <h2 className="group__heading">
        <button
          type="button"
          className="group__toggle"
          aria-expanded={isOpen}
          aria-controls={panelId}
          disabled={hidden === 0}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="group__title">{title}</span>
          {changed > 0 ? (
            <span className="group__changed">{t('rail.changed', { count: changed })}</span>
          ) : null}
          {hidden > 0 ? (
            <>
              {isOpen || changed > 0 ? null : (
                <span className="group__more">{t('rail.more', { count: hidden })}</span>
              )}
              <IconChevronDown className="group__chevron" size={16} aria-hidden="true" />
            </>
          ) : null}
        </button>
      </h2>
      <div id={panelId} className="group__rows">
        {shown.map((row) => (
          <ParameterControl key={row.key} rowKey={row.key} />
        ))}
      </div>
    </section>
  );
}
