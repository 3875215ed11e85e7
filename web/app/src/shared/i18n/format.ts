import { useSetting } from '~/shared/settings/setting';
import { daysBetween } from './days';
import { type Language, languageSetting, regionOf } from './use-text';

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
] as const;

function formats(language: string) {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
  const near = new Intl.DateTimeFormat(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const far = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    /** A date for lists, such as when something was made. */
    day: (iso: string) => day.format(Date.parse(iso)),
    /** How long ago, as people say it. */
    ago: (iso: string) => {
      const seconds = (Date.parse(iso) - Date.now()) / 1_000;
      const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (['minute', 60] as const);
      return relative.format(Math.round(seconds / size), unit);
    },
    /** A moment around now, as short as it can be told: 14:05, Mon 09:00, 3 Dec, 09:00. */
    moment: (at: number) => {
      const days = Math.abs(daysBetween(Date.now(), at));
      return (days === 0 ? clock : days < 7 ? near : far).format(at);
    },
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
