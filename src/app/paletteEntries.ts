/** What the command palette can find: views, parameters, lessons, presets and commands. */
import type { TFunction } from 'i18next';
import { findField, groupsOf } from '../controls/groups';
import { setSearch } from '../controls/searchStore';
import { lessons } from '../lessons';
import { digitalRows, hardwarePresets, isShown, modelPresets, type Scenario } from '../scenario';
import { hashOf } from '../state/link';
import { redo, resetAll, setValue, setView, undo, type ViewName, viewNames } from '../state/scenarioStore';
import { openGlossary } from '../views/glossary/glossaryStore';
import { terms } from '../views/glossary/terms';
import { startTour } from './tour/tourStore';

export interface PaletteEntry {
  id: string;
  kind: 'view' | 'lesson' | 'term' | 'parameter' | 'model' | 'hardware' | 'digital' | 'command';
  label: string;
  /** Further words it is found by. */
  words: string;
  run(): void;
}

export interface PaletteCommands {
  onShare(): void;
  onHelp(): void;
  onAppearance(): void;
  /** Makes the list of parameters visible, where it is folded away. */
  onShowParameters(): void;
}

/** All entries for the present scenario, in the order in which equally good matches are listed. */
export function paletteEntries(
  t: TFunction,
  scenario: Scenario,
  current: ViewName,
  commands: PaletteCommands,
): PaletteEntry[] {
  const command = (id: string, label: string, run: () => void): PaletteEntry => ({
    id: `command ${id}`,
    kind: 'command',
    label,
    words: '',
    run,
  });
  const preset = (
    kind: 'model' | 'hardware' | 'digital',
    rows: readonly { id: string; name: string }[],
  ): PaletteEntry[] =>
    rows.map(({ id, name }) => ({
      id: `${kind} ${id}`,
      kind,
      label: name,
      words: id,
      run: () => setValue(kind, id),
    }));
  return [
    ...viewNames.map(
      (view): PaletteEntry => ({
        id: `view ${view}`,
        kind: 'view',
        label: t(`view.${view}`),
        words: view,
        run: () => setView(view),
      }),
    ),
    ...parameters(t, scenario, current, commands),
    command('undo', t('app.undo'), undo),
    command('redo', t('app.redo'), redo),
    command('reset', t('rail.resetAll'), resetAll),
    command('share', t('app.share'), commands.onShare),
    command('theme', t('app.theme'), commands.onAppearance),
    command('help', t('app.help'), commands.onHelp),
    command('glossary', t('app.glossary'), () => openGlossary()),
    command('tour', t('app.tour'), startTour),
    ...terms.map(
      ({ id }): PaletteEntry => ({
        id: `term ${id}`,
        kind: 'term',
        label: t(`glossary.term.${id}.name`),
        words: `${id} ${t(`glossary.term.${id}.match`)}`,
        run: () => openGlossary(id),
      }),
    ),
    ...lessons.map(
      ({ id }): PaletteEntry => ({
        id: `lesson ${id}`,
        kind: 'lesson',
        label: t(`lessons.lesson.${id}.title`),
        words: id,
        run: () => {
          location.hash = hashOf({ view: 'lessons', overrides: { lesson: id } });
        },
      }),
    ),
    ...preset('model', modelPresets),
    ...preset('digital', digitalRows),
    ...preset('hardware', hardwarePresets),
  ];
}

function parameters(
  t: TFunction,
  scenario: Scenario,
  current: ViewName,
  { onShowParameters }: PaletteCommands,
): PaletteEntry[] {
  const views = [current, ...viewNames.filter((view) => view !== current)];
  const seen = new Set<string>();
  return views.flatMap((view) =>
    groupsOf(view)
      .flatMap(({ rows }) => rows)
      .filter(({ key }) => isShown(key, scenario) && !seen.has(key) && seen.add(key))
      .map(({ key }): PaletteEntry => {
        const label = t(`parameters.${key}.label`);
        return {
          id: `parameter ${key}`,
          kind: 'parameter',
          label,
          words: `${key} ${t(`parameters.${key}.help`)}`,
          run: () => {
            setView(view);
            onShowParameters();
            setSearch(label);
            findField(key);
          },
        };
      }),
  );
}

/** Entries that hold every word of the query; those whose label begins with it come first, then by label, then the rest. */
export function findEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return entries.slice();
  const ranked = entries.flatMap((entry, order) => {
    const label = entry.label.toLocaleLowerCase();
    const all = `${label} ${entry.words.toLocaleLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return [];
    const rank = label.startsWith(first) ? 0 : words.every((word) => label.includes(word)) ? 1 : 2;
    return [{ entry, rank, order }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ entry }) => entry);
}
