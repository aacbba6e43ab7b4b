/** What a device remembers about its reader. Scenarios are not among it: they live in links. */
import i18next from 'i18next';
import { isLanguage, type Language, languages, showLanguage } from '../locales/i18n';
import { resetValue, scenarioStore } from '../state/scenarioStore';

const languageKey = 'optical-transformer-explorer.language';

function stored(): string | null {
  try {
    return localStorage.getItem(languageKey);
  } catch {
    return null; // Storage may be forbidden, in an embedded page for instance.
  }
}

/** The language chosen before on this device, else the first of the reader's languages that exists, else English. */
export function preferredLanguage(): Language {
  const chosen = stored();
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages) {
    const code = tag.split('-')[0];
    if (isLanguage(code)) return code;
  }
  return 'en';
}

/** Changes the language of the page and remembers it. A language that came with a link leaves the link. */
export function chooseLanguage(language: Language): void {
  void showLanguage(language);
  if (scenarioStore.getState().overrides.lang !== undefined) resetValue('lang');
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // The choice then lasts as long as the visit.
  }
}

/** The language that a link asks for, if it exists here. */
export function linkedLanguage(): Language | null {
  const { lang } = scenarioStore.getState().overrides;
  return isLanguage(lang) ? lang : null;
}

/** Follows links that ask for a language. Call once. */
export function startFollowingLanguage(): void {
  scenarioStore.subscribe((state, before) => {
    const language = linkedLanguage();
    if (language && state.overrides.lang !== before.overrides.lang) void showLanguage(language);
  });
}

/** Goes round the languages that exist. */
export function chooseNextLanguage(): void {
  const codes = Object.keys(languages) as Language[];
  const next = codes[(codes.indexOf(i18next.language as Language) + 1) % codes.length];
  if (next) chooseLanguage(next);
}
