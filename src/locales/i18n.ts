/** Every string of the page by key. Labels and help of parameters come from the table, which is their one source. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { table } from '../scenario';
import english from './en.json';

/** The languages that exist, by code, each in its own name. */
export const languages = { en: 'English', zh: '中文' } as const;
export type Language = keyof typeof languages;

/** English is at hand; every other language is a chunk of its own. */
const loaders: Partial<Record<Language, () => Promise<{ default: object }>>> = {
  zh: () => import('./zh'),
};

export function isLanguage(code: string | null | undefined): code is Language {
  return code !== null && code !== undefined && Object.hasOwn(languages, code);
}

/** Key → label and help, as the table of parameters has them in English. */
export function parametersInEnglish(): Record<string, { label: string; help: string }> {
  return Object.fromEntries(table.map((row) => [row.key, { label: row.label, help: row.help }]));
}

/** Starts the translations, in English: those of another language may still have to be loaded. */
export function startTranslations(): i18n {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: { ...english, parameters: parametersInEnglish() } } },
    // React escapes what it renders; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}

/**
 * Shows the page in a language, loading its strings first. Where they cannot be loaded the page stays as it is.
 * Never rejects.
 */
export async function showLanguage(language: Language): Promise<void> {
  const load = loaders[language];
  try {
    if (load) {
      const { default: strings } = await load();
      i18next.addResourceBundle(language, 'translation', strings, true, true);
    }
    await i18next.changeLanguage(language);
    document.documentElement.lang = language;
  } catch (cause) {
    console.warn('The strings of this language could not be loaded.', cause);
  }
}
