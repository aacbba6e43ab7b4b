import { type ComboboxData, Select } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScenarioKey } from '../scenario';
import { choiceGroup } from './choiceGroups';
import type { Option, OptionsProps } from './options';
import { controlTestIds } from './testIds';

/** A list longer than this can be searched by typing. */
const searchFrom = 8;

/** A list that unfolds, searched by typing where it is long. */
export default function OptionList({
  rowKey,
  options,
  value,
  label,
  onChoose,
}: OptionsProps & { label: string }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={label}
      data={listData(rowKey, options, t)}
      value={String(value)}
      allowDeselect={false}
      searchable={options.length > searchFrom}
      checkIconPosition="right"
      maxDropdownHeight={340}
      data-testid={controlTestIds.field(rowKey)}
      onChange={(next) => {
        const option = options.find((candidate) => String(candidate.raw) === next);
        if (option) onChoose(option.raw);
      }}
    />
  );
}

/** Options under the headings of their kinds, in the order in which the kinds first appear; plain where there are none. */
function listData(rowKey: ScenarioKey, options: readonly Option[], t: TFunction): ComboboxData<string> {
  const groups = new Map<string | null, { value: string; label: string }[]>();
  for (const { raw, text } of options) {
    const group = choiceGroup(rowKey, String(raw));
    const items = groups.get(group) ?? [];
    groups.set(group, [...items, { value: String(raw), label: text }]);
  }
  return [...groups].flatMap(
    ([group, items]): ComboboxData<string> =>
      group === null ? items : [{ group: t(`choiceGroups.${group}`), items }],
  );
}
