import type { ConversationSummary } from '@parlance/client';
import type { FolderRow } from '@parlance/client/events';
import { expect, test } from 'vitest';
import { dropOf } from './dropping';
import type { Section } from './sections';

const items = (...ids: readonly string[]) => ids.map((id) => ({ id }) as ConversationSummary);
const folder = (id: string) => ({ id, folder: { id } as FolderRow });
const sections: readonly Section[] = [
  { id: 'favourites', folder: null, items: items('a', 'b') },
  { ...folder('f'), items: items('c') },
  { ...folder('g'), items: [] },
  { id: 'channels', folder: null, items: items('d', 'e') },
];
const drag = (id: string, section: string, item: string | null = null, isLow = false) =>
  dropOf({ kind: 'conversation', id }, { section, item, isLow }, sections);
const dragFolder = (id: string, section: string, isLow: boolean) =>
  dropOf({ kind: 'folder', id }, { section, item: null, isLow }, sections);

test('a conversation goes into a list, at its end or beside another one', () => {
  expect(drag('d', 'g')).toEqual({ kind: 'place', section: 'g', list: 'g', beside: null });
  expect(drag('d', 'favourites', 'b')).toMatchObject({ list: 'favourites', beside: { id: 'b', side: 'before' } });
  expect(drag('a', 'f', 'c', true)).toMatchObject({ list: 'f', beside: { id: 'c', side: 'after' } });
  expect(drag('b', 'favourites', 'a')).toMatchObject({ beside: { id: 'a', side: 'before' } });
});

test('out of a list it goes back to the others, and where it is it stays', () => {
  expect(drag('a', 'channels', 'd')).toEqual({ kind: 'place', section: 'channels', list: null, beside: null });
  expect(drag('d', 'channels', 'e', true)).toBeNull();
  expect(drag('a', 'favourites', 'b')).toBeNull();
  expect(drag('b', 'favourites', 'a', true)).toBeNull();
  expect(drag('c', 'f', 'c', true)).toBeNull();
  expect(drag('c', 'f')).toBeNull();
});

test('folders change places among themselves', () => {
  expect(dragFolder('g', 'f', false)).toEqual({ kind: 'folder', section: 'f', beside: { id: 'f', side: 'before' } });
  expect(dragFolder('f', 'g', true)).toMatchObject({ beside: { id: 'g', side: 'after' } });
  expect(dragFolder('f', 'g', false)).toBeNull();
  expect(dragFolder('f', 'f', true)).toBeNull();
  expect(dragFolder('f', 'channels', true)).toBeNull();
});
