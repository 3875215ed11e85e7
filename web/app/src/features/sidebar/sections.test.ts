import type { ConversationSummary } from '@parlance/client';
import type { ConversationRow, FolderRow, PlaceRow } from '@parlance/client/events';
import { expect, test } from 'vitest';
import { neighbour, sections } from './sections';

const item = (
  id: string,
  kind: ConversationRow['kind'],
  more: Partial<ConversationSummary> = {},
): ConversationSummary => ({
  id,
  conversation: {
    type: 'conversation',
    id,
    kind,
    name: id,
    topic: '',
    emoji: '',
    between: kind === 'direct' ? ['me', id] : null,
    historyFor: 'everybody',
    memberCount: 2,
    createdBy: 'me',
    createdAt: '2026-01-05T12:00:00Z',
    archivedAt: null,
    rules: null,
    retention: null,
    rev: 1,
  },
  membership: {
    type: 'membership',
    conversation: id,
    role: 'member',
    joinedAt: '2026-01-05T12:00:00Z',
    leftAt: null,
    mutedUntil: null,
    visibleFrom: 1,
    rev: 1,
  },
  peer: kind === 'direct' ? id : null,
  newest: null,
  activeAt: '2026-01-05T12:00:00Z',
  unread: 0,
  mentions: 0,
  readSeq: 0,
  notification: null,
  muted: false,
  place: null,
  draft: null,
  waiting: 0,
  failed: 0,
  typing: [],
  ...more,
});
const place = (conversation: string, position: number, where: Partial<PlaceRow>): PlaceRow => ({
  type: 'place',
  conversation,
  favourite: false,
  folder: null,
  position,
  rev: 1,
  ...where,
});
const folder: FolderRow = { type: 'folder', id: 'f', name: 'Work', emoji: '', position: 1, removed: false, rev: 1 };

const shape = (items: readonly ConversationSummary[], folders: readonly FolderRow[] = []) =>
  sections({ items, folders, titleOf: ({ id }) => id, language: 'en' })
    .filter((section) => section.items.length > 0)
    .map((section) => `${section.id}: ${section.items.map(({ id }) => id).join(' ')}`);

test('each kind has its section, by name, however lively they are', () => {
  expect(
    shape([
      item('mai', 'direct', { unread: 3 }),
      item('zoo', 'channel'),
      item('Amber 10', 'channel'),
      item('amber 9', 'channel'),
      item('trip', 'group'),
    ]),
  ).toEqual(['channels: amber 9 Amber 10 zoo', 'groups: trip', 'direct: mai']);
});

test('favourites and folders stand above, in the order in which somebody has put them', () => {
  expect(
    shape(
      [
        item('a', 'channel', { place: place('a', 2, { favourite: true }) }),
        item('b', 'direct', { place: place('b', 1, { favourite: true }) }),
        item('c', 'channel', { place: place('c', 1, { folder: 'f' }) }),
        item('d', 'channel', { place: place('d', 1, { folder: 'gone' }) }),
      ],
      [folder],
    ),
  ).toEqual(['favourites: b a', 'f: c', 'channels: d']);
});

test('one goes up and down through all of them, or only where something waits', () => {
  const order = [
    item('a', 'channel'),
    item('b', 'channel', { unread: 1 }),
    item('c', 'channel', { unread: 1, muted: true }),
  ];
  expect(neighbour(order, 'a', 1, false)).toBe('b');
  expect(neighbour(order, 'a', -1, false)).toBe('c');
  expect(neighbour(order, 'b', 1, true)).toBeNull();
  expect(neighbour(order, 'c', 1, true)).toBe('b');
  expect(neighbour(order, null, 1, false)).toBe('a');
  expect(neighbour(order, null, -1, false)).toBe('c');
  expect(neighbour([], null, 1, false)).toBeNull();
});
