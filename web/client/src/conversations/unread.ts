import type { MessageRow } from '../events.gen.ts';
import { covers } from '../feeds/ranges.ts';
import type { Replica } from './replica.ts';

/** Exact to 99; 100 stands for more. */
export const unreadMax = 100;

export interface Unread {
  readonly unread: number;
  readonly mentions: number;
}

/** What the list of conversations has counted, as of a moment. */
export interface Counted extends Unread {
  readonly readSeq: number;
  readonly version: number;
  readonly lastSeq: number;
}

export const nothingUnread: Unread = { unread: 0, mentions: 0 };

/** Counts the messages of a stretch: once, and then those that join it. */
export class Count {
  readonly #replica: Replica;
  readonly #me: string;
  #from = 1;
  #to = 0;
  #edits = -1;
  #unread = 0;
  #mentions = 0;

  constructor(replica: Replica, me: string) {
    this.#replica = replica;
    this.#me = me;
  }

  /** Messages by others that are not deleted; those that are aside in threads count only where they mention somebody. */
  between(from: number, to: number): Unread {
    if (this.#from !== from || this.#to > to || this.#edits !== this.#replica.edits) {
      this.#from = from;
      this.#to = from - 1;
      this.#edits = this.#replica.edits;
      this.#unread = 0;
      this.#mentions = 0;
    }
    for (; this.#to < to; this.#to++) {
      this.#add(this.#replica.message(this.#to + 1));
    }
    return { unread: Math.min(this.#unread, unreadMax), mentions: Math.min(this.#mentions, unreadMax) };
  }

  #add(message: MessageRow | undefined): void {
    if (message !== undefined && message.author !== this.#me && message.deletedAt === null) {
      this.#unread += message.aside ? 0 : 1;
      this.#mentions += message.mentions.everybody !== 'no' || message.mentions.users.includes(this.#me) ? 1 : 0;
    }
  }
}

/**
 * What is unread, counted from the messages that are held; where not all of them are, from what the list has counted and what came since.
 * Null when neither is enough: somebody has read on elsewhere in what is not held.
 */
export function unreadOf(
  replica: Replica,
  position: { readonly seq: number; readonly version: number },
  visibleFrom: number,
  counted: Counted | null,
  count: Count,
): Unread | null {
  const last = replica.lastSeq;
  const first = Math.max(position.seq + 1, visibleFrom);
  // What mentions somebody in a thread may be newer than all that the list has.
  const mayBeBehind = counted !== null && !replica.whole && counted.mentions > 0;
  if (first > last && (counted === null || counted.lastSeq <= position.seq) && !mayBeBehind) {
    return nothingUnread;
  }
  if (first <= last && covers(replica.ranges, first, last)) {
    return count.between(first, last);
  }
  if (counted === null || counted.readSeq !== position.seq || counted.version !== position.version) {
    return null;
  }
  const from = Math.max(first, counted.lastSeq + 1);
  if (!covers(replica.ranges, from, last)) {
    return null;
  }
  const since = count.between(from, last);
  return {
    unread: Math.min(counted.unread + since.unread, unreadMax),
    mentions: Math.min(counted.mentions + since.mentions, unreadMax),
  };
}
