/** What the command palette can find: views, parameters, lessons and their steps, questions, presets and commands. */
import type { TFunction } from 'i18next';
import { findField, groupsOf } from '../controls/groups';
import { setSearch } from '../controls/searchStore';
import { type Lesson, lessons } from '../lessons';
import { type Language, languages } from '../locales/i18n';
import { digitalRows, hardwarePresets, isShown, modelPresets, type Scenario } from '../scenario';
import { hashOf } from '../state/link';
import { redo, resetAll, setValue, setView, undo, type ViewName, viewNames } from '../state/scenarioStore';
import { goToQuestion } from '../views/energy/questions/goToQuestion';
import { questionIds } from '../views/energy/questions/ids';
import { openGlossary } from '../views/glossary/glossaryStore';
import { terms } from '../views/glossary/terms';
import type { Searched } from './paletteSearch';
import { chooseLanguage } from './preferences';
import { startTour } from './tour/tourStore';

export interface PaletteEntry extends Searched {
  id: string;
  kind: 'view' | 'lesson' | 'question' | 'term' | 'parameter' | 'model' | 'hardware' | 'digital' | 'command';
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
    words: t(`paletteWords.${id}`, ''),
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
        words: `${view} ${t(`paletteWords.${view}`, '')}`,
        run: () => setView(view),
      }),
    ),
    ...parameters(t, scenario, current, commands),
    command('undo', t('app.undo'), undo),
    command('redo', t('app.redo'), redo),
    command('reset', t('rail.resetAll'), resetAll),
    command('share', t('app.share'), commands.onShare),
    command('theme', t('app.theme'), commands.onAppearance),
    ...(Object.keys(languages) as Language[]).map((language) =>
      command(`language-${language}`, languages[language], () => chooseLanguage(language)),
    ),
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
    ...questionIds.map(
      (id): PaletteEntry => ({
        id: `question ${id}`,
        kind: 'question',
        label: t(`questions.${id}.question`),
        words: `${id} ${t(`questions.${id}.means`)}`,
        run: () => goToQuestion(id),
      }),
    ),
    ...lessons.flatMap((lesson, index) => lessonEntries(t, lesson, index + 1)),
    ...preset('model', modelPresets),
    ...preset('digital', digitalRows),
    ...preset('hardware', hardwarePresets),
  ];
}

/** A lesson and its steps, also found by their numbers. */
function lessonEntries(t: TFunction, { id, steps }: Lesson, number: number): PaletteEntry[] {
  const title = t(`lessons.lesson.${id}.title`);
  const place = t('lessons.ui.lessonOf', { number, total: lessons.length });
  const entry = (step: number, name: string, stepPlace: string): PaletteEntry => {
    const words = `${t('palette.lesson')} ${place} ${stepPlace}`;
    return {
      id: step > 0 ? `lesson ${id} ${step}` : `lesson ${id}`,
      kind: 'lesson',
      label: name,
      // In Chinese a number is typed without the spaces around it.
      words: `${id} ${words} ${words.replace(/\s/g, '')}`,
      run: () => {
        location.hash = hashOf({ view: 'lessons', overrides: { lesson: id, ...(step > 1 ? { step } : {}) } });
      },
    };
  };
  return [
    entry(0, title, ''),
    ...steps.map((step, index) =>
      entry(
        index + 1,
        `${title} · ${t(`lessons.lesson.${id}.${step.id}.title`)}`,
        t('lessons.ui.stepOf', { number: index + 1, total: steps.length }),
      ),
    ),
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
