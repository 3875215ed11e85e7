import { expect, test } from 'vitest';
import type { Person } from '~/shared/lobby/contract';
import type { TimelineItem } from '~/shared/lobby/timeline';
import { rows } from './rows';

const ann = { id: 'ann', name: 'Ann' };
const ben = { id: 'ben', name: 'Ben' };
const noon = new Date(2026, 0, 5, 12).getTime();
const minute = 60_000;

const message = (seq: number, author: Person, at: number): TimelineItem => ({
  kind: 'message',
  key: `${seq}`,
  message: { room: 'lounge', seq, clientId: `${seq}`, author, text: `${seq}`, at },
});
const shape = (items: readonly TimelineItem[], freshAfter: number | null = null) =>
  rows(items, [], ann, freshAfter)
    .map((row) => (row.kind === 'message' ? `${row.text}${row.first ? '*' : ''}` : row.kind))
    .join(' ');

test('one author’s messages within five minutes share a heading', () => {
  expect(
    shape([
      message(1, ann, noon),
      message(2, ann, noon + 4 * minute),
      message(3, ben, noon + 5 * minute),
      message(4, ben, noon + 11 * minute),
    ]),
  ).toBe('day 1* 2 3* 4*');
});

test('midnight draws a line even inside a minute', () => {
  const midnight = new Date(2026, 0, 6).getTime();
  expect(shape([message(1, ann, midnight - 1_000), message(2, ann, midnight + 1_000)])).toBe('day 1* day 2*');
});

test('the line for what is new stands before the first unread message of somebody else, once', () => {
  const items = [message(1, ben, noon), message(2, ann, noon), message(3, ben, noon), message(4, ben, noon)];
  expect(shape(items, 1)).toBe('day 1* 2* fresh 3* 4');
});

test('comings and goings without a word between them share one line', () => {
  const visits: TimelineItem[] = [
    { kind: 'joined', key: 'j', at: noon, person: ann },
    { kind: 'left', key: 'l', at: noon, person: ben },
  ];
  expect(rows(visits, [], ann, null).slice(1)).toEqual([{ kind: 'visits', key: 'j', joined: ['Ann'], left: ['Ben'] }]);
});

test('an unsent message keeps its key when the server has stored it', () => {
  const outgoing = { clientId: 'c', room: 'lounge', text: 'x', at: noon, state: { kind: 'waiting' } } as const;
  const pending = rows([], [outgoing], ann, null).at(-1);
  const timeline: TimelineItem[] = [
    {
      kind: 'message',
      key: 'ann/c',
      message: { room: 'lounge', seq: 1, clientId: 'c', author: ann, text: 'x', at: noon },
    },
  ];
  expect(pending?.key).toBe(rows(timeline, [], ann, null).at(-1)?.key);
});
