/** Every string of the page by key. Labels and help of parameters come from the table, which is their one source. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { table } from '../scenario';
import english from './en.json';

/** The languages that exist, by code, each in its own name. */
export const languages = { en: 'English' } as const;
export type Language = keyof typeof languages;

export function isLanguage(code: string | null | undefined): code is Language {
  return code !== null && code !== undefined && Object.hasOwn(languages, code);
}

/** Key → label and help, as the table of parameters has them in English. */
function parametersInEnglish(): Record<string, { label: string; help: string }> {
  return Object.fromEntries(table.map((row) => [row.key, { label: row.label, help: row.help }]));
}

/** Starts the translations in the given language. Resources are bundled, so this is done before the first render. */
export function startTranslations(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: { ...english, parameters: parametersInEnglish() } } },
    // React escapes what it renders; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}
