import { setting, useSetting } from '~/shared/settings/setting';
import { en, type Text } from './en';
import { vi } from './vi';

export const languages = { en, vi } as const;
export type Language = keyof typeof languages;

export const isLanguage = (value: string): value is Language => value in languages;

/** Ours that a tag such as vi-VN means, which is how browsers and other services name a language. */
export const languageOf = (tag: string): Language | undefined =>
  [tag.split('-', 1)[0]?.toLowerCase() ?? ''].find(isLanguage);

const preferred = navigator.languages.map(languageOf).find((language) => language !== undefined);

/** The reader's own kind of a language, such as en-GB, for dates and times. */
export const regionOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

/** The person's own choice, or else what the browser asks for. */
export const languageSetting = setting<Language>('parlance.language', isLanguage, preferred ?? 'en', (language) => {
  document.documentElement.lang = language;
});

export const useText = (): Text => languages[useSetting(languageSetting)];
