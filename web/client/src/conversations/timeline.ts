import { lastRange, rangeAt } from '../feeds/ranges.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { Items, TimelineItem } from './items.ts';
import type { Replica } from './replica.ts';
import type { Timeline } from './state.ts';
import type { Window } from './window.ts';

export interface TimelineParts {
  readonly replica: Replica;
  readonly items: Items;
  readonly window: Window;
  /** What is on its way here, in order. */
  readonly pending: readonly OutboxItem[];
  /** The first seq that one may read. */
  readonly first: number;
}

/** The stored messages of a stretch, made once: what joins it at its end is added to them. */
export interface Stored {
  readonly from: number;
  readonly to: number;
  readonly version: number;
  readonly items: readonly TimelineItem[];
}

export function storedOf(before: Stored | null, { replica, items, window }: TimelineParts): Stored {
  const { from, to } = window.stretch ?? { from: 1, to: 0 };
  const isGrown = before !== null && before.from === from && before.to <= to && before.version === items.version;
  if (isGrown && before.to === to) {
    return before;
  }
  const added: TimelineItem[] = [];
  for (let seq = isGrown ? before.to + 1 : from; seq <= to; seq++) {
    const item = replica.message(seq)?.aside === false ? items.stored(seq) : null;
    if (item !== null) {
      added.push(item);
    }
  }
  return { from, to, version: items.version, items: isGrown ? before.items.concat(added) : added };
}

/** The stretch that is on the screen. Parts that are as they were before are the same objects. */
export function timelineOf(before: Timeline | undefined, stored: Stored, parts: TimelineParts): Timeline {
  const { replica, window, first } = parts;
  const { stretch } = window;
  const isNewest = stretch === lastRange(replica.ranges);
  const pending = isNewest ? pendingOf(parts) : [];
  const items = pending.length === 0 ? stored.items : [...stored.items, ...pending];
  const now: Timeline = {
    items: isSame(before?.items, items) ? before.items : items,
    before:
      (stretch?.from ?? first) <= Math.max(first, window.limits.first)
        ? 'start'
        : window.loading.before
          ? 'loading'
          : 'more',
    after: isNewest || (stretch?.to ?? 0) >= window.limits.last ? 'end' : window.loading.after ? 'loading' : 'more',
  };
  return before?.items === now.items && before.before === now.before && before.after === now.after ? before : now;
}

// What is stored and held is among those before.
const pendingOf = ({ replica, items, pending }: TimelineParts): TimelineItem[] =>
  pending
    .filter(({ state }) => state.kind !== 'sent' || rangeAt(replica.ranges, state.message.seq) === undefined)
    .map((item) => items.pending(item));

function isSame<T>(before: readonly T[] | undefined, now: readonly T[]): before is readonly T[] {
  return (
    before === now ||
    (before !== undefined && before.length === now.length && before.every((item, index) => item === now[index]))
  );
}
