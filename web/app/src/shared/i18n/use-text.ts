import { setting, useSetting } from '~/shared/settings/setting';
import type { Text } from './en';
// Not a part of their own, for which the words would have to wait.
import './en-words';
import './vi-words';

/** What each calls itself. */
export const languages = { en: 'English', vi: 'Tiếng Việt' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (value: string): value is Language => value in languages;

/** Ours that a tag such as vi-VN means, which is how browsers and other services name a language. */
export const languageOf = (tag: string): Language | undefined =>
  [tag.split('-', 1)[0]?.toLowerCase() ?? ''].find(isLanguage);

const preferred = navigator.languages.map(languageOf).find((language) => language !== undefined);

/** The reader's own kind of a language, such as en-GB, for dates and times. */
export const regionOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

/** The person's own choice, or else what the browser asks for. `chooseLanguage` changes it. */
export const languageSetting = setting<Language>('parlance.language', isLanguage, preferred ?? 'en', (language) => {
  document.documentElement.lang = language;
});

/** Words in all languages, of which those are loaded that are read. */
interface Catalogue<T> {
  load(language: Language): Promise<T>;
  use(): T;
}

// Those that the page has wanted so far.
const catalogues = new Set<Catalogue<unknown>>();

export function catalogue<T>(words: Readonly<Record<Language, () => Promise<T>>>): Catalogue<T> {
  const loaded = new Map<Language, T>();
  const made: Catalogue<T> = {
    load: async (language) => {
      const text = loaded.get(language) ?? (await words[language]());
      loaded.set(language, text);
      return text;
    },
    use: () => {
      const text = loaded.get(useSetting(languageSetting));
      if (text === undefined) {
        throw new Error('The words of this language are not loaded.');
      }
      return text;
    },
  };
  catalogues.add(made);
  return made;
}

export const firstWords = catalogue<Text>({
  en: async () => (await import('./en')).en,
  vi: async () => (await import('./vi')).vi,
});

/** The words of the language that the page is in: to be there before anything is shown. */
export const loadLanguage = (): Promise<Text> => firstWords.load(languageSetting.get());

/** The page is in this language from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  // One that joins them meanwhile has its turn too.
  for (const each of catalogues) {
    await each.load(language);
  }
  languageSetting.set(language);
}

/** The words of the first screen. Whatever opens later has `useAllText`. */
export const useText = firstWords.use;
