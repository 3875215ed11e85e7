import type { StoredItem, Timeline, TimelineItem } from '@parlance/client';
import { daysBetween } from '~/shared/i18n/days';

/** What the timeline shows, line by line. */
export type Row =
  | { readonly kind: 'intro' | 'older' | 'newer' | 'fresh'; readonly key: string }
  | { readonly kind: 'replies'; readonly key: string; readonly count: number }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly item: TimelineItem;
      /** False for a message that goes on where the same author's last one ended. */
      readonly first: boolean;
    };

const groupMs = 5 * 60_000;

export const authorOf = (item: TimelineItem, me: string): string => (item.kind === 'stored' ? item.message.author : me);
export const timeOf = (item: TimelineItem): number =>
  Date.parse(item.kind === 'stored' ? item.message.createdAt : item.item.createdAt);
export const seqOf = (item: TimelineItem): number | null => (item.kind === 'stored' ? item.seq : null);

/** `freshAfter`: the seq after which others' messages are new to the reader; null draws no line. */
export function rows(
  { items, before, after }: Timeline,
  me: string,
  freshAfter: number | null,
  root: StoredItem | null = null,
): readonly Row[] {
  const result: Row[] = [];
  if (root !== null) {
    result.push({ kind: 'message', key: root.key, item: root, first: true });
    result.push({ kind: 'replies', key: 'replies', count: root.message.replies?.count ?? 0 });
  }
  if (before === 'start' && root === null) {
    result.push({ kind: 'intro', key: 'intro' });
  } else if (before !== 'start' && root !== null) {
    result.push({ kind: 'older', key: 'older' });
  }
  let lastAt: number | null = null;
  let lastAuthor = '';
  let isFresh = false;
  const reaches = freshAfter !== null && reachesBackTo(freshAfter, { items, before, after });
  const stored = new Set(items.flatMap(({ kind, key }) => (kind === 'stored' ? [key] : [])));
  for (const item of items) {
    if (item.kind === 'pending' && stored.has(item.key)) {
      // Stored already, and not yet taken out of the outbox: two rows of one key would be measured as one.
      continue;
    }
    // A clock that goes wrong must not make days of its own in the middle.
    const at: number = Math.max(timeOf(item), lastAt ?? 0);
    const author = authorOf(item, me);
    // Where a day begins is not known before what comes before it: such a row would be there no more, and the reader's place with it.
    if (lastAt === null ? before === 'start' || root !== null : daysBetween(lastAt, at) !== 0) {
      result.push({ kind: 'day', key: `day-${item.key}`, at });
      lastAuthor = '';
    }
    if (
      !isFresh &&
      reaches &&
      freshAfter !== null &&
      item.kind === 'stored' &&
      item.seq > freshAfter &&
      author !== me
    ) {
      isFresh = true;
      result.push({ kind: 'fresh', key: 'fresh' });
      lastAuthor = '';
    }
    const stands = item.kind === 'stored' && (item.message.replyTo !== null || item.message.forwarded !== null);
    const first = stands || lastAuthor !== author || at - (lastAt ?? 0) > groupMs;
    result.push({ kind: 'message', key: item.key, item, first });
    lastAt = at;
    // What is deleted is one line without a face; whoever goes on begins anew.
    lastAuthor = item.kind === 'stored' && item.message.deletedAt !== null ? '' : author;
  }
  if (after !== 'end') {
    result.push({ kind: 'newer', key: 'newer' });
  }
  return result;
}

/** Whether what is loaded begins no later than with the message after this seq. */
export function reachesBackTo(seq: number, { items, before }: Timeline): boolean {
  const [first] = items;
  return before === 'start' || first?.kind !== 'stored' || first.seq <= seq + 1;
}

/** The last message of one's own that can be edited, now or when it has been sent, for the key ↑. */
export const lastOwn = (items: readonly TimelineItem[], me: string): TimelineItem | undefined =>
  items.findLast((item) =>
    item.kind === 'stored'
      ? item.message.author === me &&
        item.message.deletedAt === null &&
        item.message.forwarded === null &&
        item.message.poll === null
      : item.item.state.kind !== 'failed' && item.item.forward === null && item.item.poll === null,
  );
