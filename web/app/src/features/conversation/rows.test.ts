import type { StoredItem, Timeline } from '@parlance/client';
import type { MessageRow } from '@parlance/client/events';
import { expect, test } from 'vitest';
import { rows } from './rows';

const noon = new Date(2026, 0, 5, 12).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

const message = (seq: number, author: string, at: number, more: Partial<MessageRow> = {}): StoredItem => ({
  kind: 'stored',
  key: `${seq}`,
  seq,
  message: {
    type: 'message',
    conversation: 'c',
    seq,
    author,
    clientId: `${seq}`,
    text: `${seq}`,
    mentions: { users: [], everybody: 'no' },
    links: [],
    previews: [],
    replyTo: null,
    silent: false,
    forwarded: null,
    thread: null,
    aside: false,
    replies: null,
    poll: null,
    createdAt: new Date(at).toISOString(),
    editedAt: null,
    deletedAt: null,
    purged: false,
    rev: seq,
    ...more,
  },
  reactions: [],
  quoted: null,
  pinned: false,
  change: null,
});

const shape = (items: readonly StoredItem[], freshAfter: number | null = null, ends: Partial<Timeline> = {}) =>
  rows({ items, before: 'start', after: 'end', ...ends }, 'ann', freshAfter)
    .map((row) => (row.kind === 'message' ? `${row.key}${row.first ? '*' : ''}` : row.kind))
    .join(' ');

test('one author’s messages within five minutes share a heading', () => {
  expect(
    shape([
      message(1, 'ann', noon),
      message(2, 'ann', noon + 4 * minute),
      message(3, 'ben', noon + 5 * minute),
      message(4, 'ben', noon + 11 * minute),
    ]),
  ).toBe('intro day 1* 2 3* 4*');
});

test('a new day begins with its name, and a heading', () => {
  expect(shape([message(1, 'ann', noon), message(2, 'ann', noon + day)])).toBe('intro day 1* day 2*');
});

test('a clock that was turned back makes no day of its own in the middle', () => {
  expect(shape([message(1, 'ann', noon), message(2, 'ann', noon - day), message(3, 'ann', noon)])).toBe(
    'intro day 1* 2 3',
  );
});

test('the line stands above the first message of somebody else that is new', () => {
  const items = [message(1, 'ben', noon), message(2, 'ann', noon), message(3, 'ben', noon), message(4, 'ben', noon)];
  expect(shape(items, 1)).toBe('intro day 1* 2* fresh 3* 4');
  expect(shape(items, 4)).toBe('intro day 1* 2* 3* 4');
});

test('the line waits for what it stands above, where that lies further back than what is loaded', () => {
  expect(shape([message(7, 'ben', noon)], 3, { before: 'more' })).toBe('7*');
  expect(shape([message(7, 'ben', noon)], 6, { before: 'more' })).toBe('fresh 7*');
});

test('an answer has a heading of its own, and so has who goes on after what was deleted', () => {
  const answer = message(2, 'ann', noon, { replyTo: 1 });
  const deleted = message(3, 'ann', noon, { deletedAt: new Date(noon).toISOString(), text: '' });
  expect(shape([message(1, 'ann', noon), answer, deleted, message(4, 'ann', noon)])).toBe('intro day 1* 2* 3 4*');
});

test('what is to be loaded after the last message has something in its place', () => {
  expect(shape([message(1, 'ann', noon)], null, { after: 'more' })).toBe('intro day 1* newer');
});

test('every row stays as it is when older ones come before it: where a day begins is not known yet', () => {
  const items = [message(1, 'ann', noon), message(2, 'ben', noon), message(3, 'ben', noon + day)];
  expect(shape(items.slice(1), null, { before: 'more' })).toBe('2* day 3*');
  expect(shape(items)).toBe('intro day 1* 2* day 3*');
});
