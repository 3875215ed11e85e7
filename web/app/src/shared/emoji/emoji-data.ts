import { type Language, languageSetting } from '~/shared/i18n/use-text';

/** An emoji that every device has, with its names in the reader's language. */
export interface EmojiEntry {
  readonly emoji: string;
  readonly label: string;
  readonly words: readonly string[];
  /** One of `groups`. */
  readonly group: number;
  /** In the five tones of skin, from light to dark; empty where there is none. */
  readonly tones: readonly string[];
}

interface Compact {
  readonly label: string;
  readonly unicode: string;
  readonly group?: number;
  readonly tags?: readonly string[];
  readonly skins?: readonly { readonly unicode: string }[];
}

/** Unicode's groups, in its order. The second is of parts that are no emoji by themselves. */
export const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

const sources: Readonly<Record<Language, () => Promise<{ default: unknown }>>> = {
  en: () => import('emojibase-data/en/compact.json'),
  vi: () => import('emojibase-data/vi/compact.json'),
};

const loaded = new Map<Language, Promise<readonly EmojiEntry[]>>();
const isShown = new Set<number | undefined>(groups);

/** All of them, in the order in which pickers show them. */
export function loadEmoji(): Promise<readonly EmojiEntry[]> {
  const language = languageSetting.get();
  const known = loaded.get(language) ?? read(language);
  loaded.set(language, known);
  return known;
}

async function read(language: Language): Promise<readonly EmojiEntry[]> {
  const [own, english] = await Promise.all([sources[language](), sources.en()]);
  // The English names work everywhere: people have learned them elsewhere.
  const englishWords = new Map((english.default as readonly Compact[]).map((one) => [one.unicode, wordsOf(one)]));
  return (own.default as readonly Compact[])
    .filter(({ group }) => isShown.has(group))
    .map((one) => ({
      emoji: one.unicode,
      label: one.label,
      words: language === 'en' ? wordsOf(one) : [...wordsOf(one), ...(englishWords.get(one.unicode) ?? [])],
      group: one.group ?? 0,
      tones: (one.skins ?? []).slice(0, 5).map(({ unicode }) => unicode),
    }));
}

const wordsOf = ({ label, tags = [] }: Compact): readonly string[] => [label, ...tags];
