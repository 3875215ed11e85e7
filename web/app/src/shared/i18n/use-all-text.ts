import type { Text } from './en';
import type { LaterText } from './en-later';
import { catalogue, firstWords, languageSetting } from './use-text';

/** The words of the first screen, and of all that opens later. */
export type AllText = Text & LaterText;

const all = catalogue<AllText>({
  en: async () => joined(await firstWords.load('en'), (await import('./en-later')).later),
  vi: async () => joined(await firstWords.load('vi'), (await import('./vi-later')).later),
});

// A part of the page that imports this is there when its words are.
await all.load(languageSetting.get());

export const useAllText = all.use;

function joined(first: Text, later: LaterText): AllText {
  const sections: Record<string, object> = { ...first };
  for (const [name, words] of Object.entries(later)) {
    sections[name] = { ...sections[name], ...words };
  }
  return sections as AllText;
}
