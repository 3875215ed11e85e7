import { setting, useSetting } from '~/shared/settings/setting';
import { en, type Text } from './en';
import { vi } from './vi';

export const languages = { en, vi } as const;
export type Language = keyof typeof languages;

export const isLanguage = (value: string): value is Language => value in languages;

const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);

/** The reader's own kind of a language, such as en-GB, for dates and times. */
export const regionOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

/** The person's own choice, or else what the browser asks for. */
export const languageSetting = setting<Language>('parlance.language', isLanguage, preferred ?? 'en', (language) => {
  document.documentElement.lang = language;
});

export const useText = (): Text => languages[useSetting(languageSetting)];
