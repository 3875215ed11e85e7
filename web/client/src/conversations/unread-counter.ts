import type { FeedRow, ReadHistoryPageOfHistory } from '../events.gen.ts';
import type { Position } from './read-position.ts';
import type { Replica } from './replica.ts';
import { Count, type Counted, nothingUnread, type Unread, unreadMax, unreadOf } from './unread.ts';

export interface UnreadCounterOptions {
  readonly replica: Replica;
  readonly me: string;
  readonly position: () => Position;
  readonly visibleFrom: () => number;
  readonly readAfter: (after: number, limit: number) => Promise<ReadHistoryPageOfHistory>;
  readonly changed: () => void;
}

/** With this many pages of a hundred there is hardly a conversation that has not a hundred to be read. */
const pagesMax = 3;

/** How much is unread in a conversation. When that cannot be told from what is held, it reads as much as it takes. */
export class UnreadCounter {
  readonly #options: UnreadCounterOptions;
  #counted: Counted | null = null;
  #unread: Unread = nothingUnread;
  readonly #count: Count;
  #isRecounting = false;

  constructor(options: UnreadCounterOptions) {
    this.#options = options;
    this.#count = new Count(options.replica, options.me);
  }

  /** Goes on from what somebody else has counted. */
  start(counted: Counted | null): void {
    this.#counted = counted;
  }

  get counted(): Counted {
    const { seq: readSeq, version } = this.#options.position();
    return { ...this.count(), readSeq, version, lastSeq: this.#options.replica.lastSeq };
  }

  /** Rows that are about to be applied. */
  hear(rows: readonly FeedRow[]): void {
    const { lastSeq, readSeq } = this.#counted ?? { lastSeq: 0, readSeq: 0 };
    const isLost = rows.some(
      (row) =>
        row.type === 'message' &&
        row.deletedAt !== null &&
        row.seq <= lastSeq &&
        row.seq > readSeq &&
        this.#options.replica.message(row.seq) === undefined,
    );
    if (isLost) {
      // It may have been among those that were counted: only a count of what is there now can tell.
      this.#counted = null;
    }
  }

  count(): Unread {
    const { replica, position, visibleFrom } = this.#options;
    const unread = unreadOf(replica, position(), visibleFrom(), this.#counted, this.#count);
    if (unread === null) {
      this.#recountSoon();
    } else {
      this.#unread = unread;
    }
    return this.#unread;
  }

  #recountSoon(): void {
    if (!this.#isRecounting) {
      this.#isRecounting = true;
      this.#recount()
        .catch(() => {
          // Counted anew with the next change, or by the next list.
        })
        .finally(() => {
          this.#isRecounting = false;
        });
    }
  }

  /** Reads on from the read position as far as it takes to count. */
  async #recount(): Promise<void> {
    const { replica, readAfter, changed } = this.#options;
    const position = this.#options.position();
    const visibleFrom = this.#options.visibleFrom();
    let after = Math.max(position.seq, visibleFrom - 1);
    for (let pages = 0; pages < pagesMax; pages++) {
      const page = await readAfter(after, 100);
      after = page.range?.to ?? page.last;
      if (page.range === null || after >= page.last) {
        break;
      }
    }
    if (this.#options.position().seq === position.seq) {
      const { seq: readSeq, version } = position;
      const { mentions } = this.#unread;
      // Either all of them are held now, or there are so many that nobody counts them.
      const isCountable = unreadOf(replica, position, visibleFrom, null, this.#count) !== null;
      this.#counted = isCountable ? null : { unread: unreadMax, mentions, readSeq, version, lastSeq: replica.lastSeq };
    }
    changed();
  }
}
