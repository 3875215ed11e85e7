import type { StoredItem } from '@parlance/client';
import { expect, test } from 'vitest';
import { refusedEdits } from './refused-edits';

const item = (seq: number) => ({ kind: 'stored', seq }) as StoredItem;
const words = (place: string) => refusedEdits.of(place).map((edit) => edit.words);

test('words that were refused wait where they were written, the last ones of each message', () => {
  refusedEdits.add('a', { item: item(1), words: 'one', problem: 'muted' });
  refusedEdits.add('a', { item: item(2), words: 'two', problem: 'muted' });
  refusedEdits.add('b', { item: item(1), words: 'elsewhere', problem: 'muted' });
  refusedEdits.add('a', { item: item(1), words: 'one again', problem: 'muted' });
  expect(words('a')).toEqual(['two', 'one again']);
  refusedEdits.drop('a', 2);
  refusedEdits.drop('a', 3);
  expect(words('a')).toEqual(['one again']);
  expect(words('b')).toEqual(['elsewhere']);
});
