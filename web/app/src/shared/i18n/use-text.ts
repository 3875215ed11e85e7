import { setting, useSetting } from '~/shared/settings/setting';
import type { Text } from './en';

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

// Nobody waits for words of a language that they do not read.
const load: Readonly<Record<Language, () => Promise<Text>>> = {
  en: async () => (await import('./en')).en,
  vi: async () => (await import('./vi')).vi,
};
const loaded = new Map<Language, Text>();

/** The words of the language that the page is in: to be there before anything is shown. */
export const loadLanguage = (): Promise<void> => wordsOf(languageSetting.get());

/** The page is in this language from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  await wordsOf(language);
  languageSetting.set(language);
}

async function wordsOf(language: Language): Promise<void> {
  if (!loaded.has(language)) {
    loaded.set(language, await load[language]());
  }
}

export function useText(): Text {
  const text = loaded.get(useSetting(languageSetting));
  if (text === undefined) {
    throw new Error('The words of this language are not loaded.');
  }
  return text;
}
