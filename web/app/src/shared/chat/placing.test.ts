import { expect, test } from 'vitest';
import { favourites, placing, stepped } from './placing';

const order = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('one step up is before the one above, one down after the one below, and none leads out', () => {
  expect(stepped(order, 'b', -1)).toEqual({ id: 'a', side: 'before' });
  expect(stepped(order, 'b', 1)).toEqual({ id: 'c', side: 'after' });
  expect(stepped(order, 'a', -1)).toBeNull();
  expect(stepped(order, 'c', 1)).toBeNull();
});

test('a conversation is put into one list or into none', () => {
  expect(placing('x', favourites)).toEqual({ conversation: 'x', favourite: true });
  expect(placing('x', 'f', { id: 'y', side: 'before' })).toEqual({ conversation: 'x', folder: 'f', before: 'y' });
  expect(placing('x', null)).toEqual({ conversation: 'x' });
});
