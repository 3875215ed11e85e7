import { useSetting } from '~/shared/settings/setting';
import { type Language, languageSetting, regionOf } from './use-text';

function formats(language: string) {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
  return {
    time: (at: number) => clock.format(at),
    date: (at: number) => date.format(at),
    full: (at: number) => full.format(at),
  };
}

// Making a formatter is slow, using one is not.
const made: Readonly<Record<Language, ReturnType<typeof formats>>> = {
  en: formats(regionOf('en')),
  vi: formats(regionOf('vi')),
};

export const useFormats = () => made[useSetting(languageSetting)];
