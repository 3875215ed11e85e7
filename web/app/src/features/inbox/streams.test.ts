import { expect, test } from 'vitest';
import { merge } from './streams';

const by = { keyOf: String, timeOf: (item: number) => item };

test('lists that are at their ends are one, in order, with nothing twice', () => {
  const streams = [
    { items: [9, 5, 1], next: null },
    { items: [7, 5], next: null },
  ];
  expect(merge(streams, by)).toEqual({ items: [9, 7, 5, 1], behind: [] });
});

test('what may still have something before it waits', () => {
  const streams = [
    { items: [9, 6], next: 'a' },
    { items: [8, 3], next: 'b' },
    { items: [7, 2], next: null },
  ];
  expect(merge(streams, by)).toEqual({ items: [9, 8, 7, 6], behind: [0] });
});

test('a page may be empty although there are more', () => {
  const streams = [
    { items: [], next: 'a' },
    { items: [8], next: null },
  ];
  expect(merge(streams, by)).toEqual({ items: [], behind: [0] });
});
