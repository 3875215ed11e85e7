import { fold } from '~/shared/text/fold';
import type { EmojiEntry } from './emoji-data';

/** Those whose names have all the words that were typed, the nearest first. */
export function searchEmoji(all: readonly EmojiEntry[], query: string, limit: number): readonly EmojiEntry[] {
  const wanted = fold(query)
    .split(/[\s_]+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) {
    return [];
  }
  const whole = wanted.join(' ');
  const found: { readonly entry: EmojiEntry; readonly rank: number }[] = [];
  for (const entry of all) {
    const names = entry.words.map(fold);
    if (wanted.every((word) => names.some((name) => name.includes(word)))) {
      found.push({ entry, rank: rankOf(names, whole) });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function rankOf(names: readonly string[], whole: string): number {
  const [label = ''] = names;
  if (label === whole) {
    return 0;
  }
  if (names.includes(whole)) {
    return 1;
  }
  return label.startsWith(whole) ? 2 : names.some((name) => name.startsWith(whole)) ? 3 : 4;
}
