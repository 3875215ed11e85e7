import { expect, test } from 'vitest';
import type { EmojiEntry } from './emoji-data';
import { searchEmoji } from './search';

const entry = (emoji: string, ...words: readonly string[]): EmojiEntry => ({
  emoji,
  label: words[0] ?? '',
  words,
  group: 0,
  tones: [],
});

const all = [
  entry('🎉', 'party popper', 'tada', 'celebrate'),
  entry('🥳', 'partying face', 'celebrate'),
  entry('👋', 'vẫy tay', 'chào', 'waving hand'),
  entry('🍀', 'four leaf clover', 'luck'),
];
const found = (query: string) => searchEmoji(all, query, 10).map(({ emoji }) => emoji);

test('they are found by parts of their names, the nearest first', () => {
  expect(found('part')).toEqual(['🎉', '🥳']);
  expect(found('tada')).toEqual(['🎉']);
  expect(found('leaf four')).toEqual(['🍀']);
  expect(found('nothing')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('marks and case do not matter', () => {
  expect(found('VAY TAY')).toEqual(['👋']);
  expect(found('chao')).toEqual(['👋']);
});
