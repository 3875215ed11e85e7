import { languageSetting } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import { words as en } from './words-en';
import { words as vi } from './words-vi';

const all = { en, vi };

/** The words of webhooks. They come with the dialogs, which few ever open, and not with the page. */
export const useWords = () => all[useSetting(languageSetting)];
