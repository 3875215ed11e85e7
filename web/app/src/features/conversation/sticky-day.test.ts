import type { StoredItem } from '@parlance/client';
import { expect, test } from 'vitest';
import type { Row } from './rows';
import { stickyDay } from './sticky-day';

const other = (key: string): Row => ({ kind: 'intro', key });
const day = (at: number): Row => ({ kind: 'day', key: `day-${at}`, at });
// A hundred pixels each.
const rows = [other('a'), day(1), other('b'), other('c'), day(2), other('d')];
const at = (top: number) => stickyDay(rows, (index) => index * 100, Math.floor(top / 100), top, 40);

test('no day stays where none has begun, or its own name is on the screen', () => {
  expect(at(0)).toBeNull();
  expect(at(60)).toBeNull();
  expect(at(100)).toBeNull();
  expect(stickyDay([], () => 0, 0, 0, 40)).toBeNull();
});

test('the day stays whose name was scrolled out last', () => {
  expect(at(101)).toEqual({ at: 1, pushed: 0 });
  expect(at(250)).toEqual({ at: 1, pushed: 0 });
  expect(at(401)).toEqual({ at: 2, pushed: 0 });
});

test('the next day pushes it out', () => {
  expect(at(360)).toEqual({ at: 1, pushed: 0 });
  expect(at(370)).toEqual({ at: 1, pushed: 10 });
  expect(at(399)).toEqual({ at: 1, pushed: 39 });
});

test('the day of the oldest message that is loaded stays, which may have begun before it', () => {
  const item = { kind: 'stored', message: { createdAt: new Date(7).toISOString() } } as StoredItem;
  const message: Row = { kind: 'message', key: 'm', item, first: true };
  const later = (top: number, all: readonly Row[]) => stickyDay(all, (index) => index * 100, 0, top, 40);
  expect(later(10, [message, other('b'), day(2)])).toEqual({ at: 7, pushed: 0 });
  expect(later(70, [message, day(2)])).toEqual({ at: 7, pushed: 10 });
  expect(later(10, [message, { kind: 'replies', key: 'r', count: 1 }, day(2)])).toBeNull();
});
