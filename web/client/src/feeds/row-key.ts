import type { FeedRow } from '../events.gen.ts';

/** The rows that are in a conversation's feed. */
export type SharedRow = Extract<
  FeedRow,
  { type: 'conversation' | 'member' | 'message' | 'reaction' | 'pin' | 'receipt' }
>;
/** The rows that are in one's own feed. */
export type OwnRow = Exclude<FeedRow, SharedRow | { type: 'emoji' }>;
export type RowOf<T extends FeedRow['type']> = Extract<FeedRow, { type: T }>;

/** What tells a row from the others of its type in its feed. */
export function keyOf(row: FeedRow): string {
  switch (row.type) {
    case 'message':
    case 'pin':
      return `${row.seq}`;
    case 'reaction':
      return `${row.seq}/${row.user}/${row.emoji}`;
    case 'member':
    case 'receipt':
    case 'contact':
    case 'block':
      return row.user;
    case 'membership':
    case 'read':
    case 'notification':
    case 'place':
      return row.conversation;
    case 'saved':
    case 'vote':
      return `${row.conversation}/${row.seq}`;
    case 'draft':
      return row.thread === null ? row.conversation : `${row.conversation}/${row.thread}`;
    case 'thread':
      return `${row.conversation}/${row.thread}`;
    case 'scheduled':
    case 'reminder':
    case 'folder':
      return row.id;
    case 'setting':
      return row.key;
    case 'emoji':
      return row.name;
    case 'conversation':
    case 'presence':
    case 'notificationRules':
      return '';
  }
}

/** Whether a row says of itself that it is gone, or that there is nothing. */
export function isGone(row: FeedRow): boolean {
  switch (row.type) {
    case 'draft':
      return row.text === '' && row.replyTo === null;
    case 'contact':
    case 'scheduled':
      return row.state === 'removed' || row.state === 'sent';
    case 'reminder':
      return row.state === 'done';
    case 'notification':
      return row.level === null && row.mutedUntil === null;
    case 'place':
      return !row.favourite && row.folder === null;
    case 'setting':
      return row.value === null;
    case 'vote':
      return row.options.length === 0;
    default:
      return 'removed' in row && row.removed;
  }
}
