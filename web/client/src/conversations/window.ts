import type { ReadHistoryPageOfHistory, SeqRange } from '../events.gen.ts';
import { lastRange, rangeAt } from '../feeds/ranges.ts';
import { mayPass, type ParlanceError } from '../shared/parlance-error.ts';
import type { Replica } from './replica.ts';

/** What is asked for when somebody scrolls. */
const pageMessages = 50;
/** With fewer new ones to be seen, since the others are aside in threads, it asks again, so often. */
const enoughMessages = 10;
const pagesMax = 4;
/** A hole of this many pages is filled by itself, so that somebody who was away for a little reads on. */
const fillPagesMax = 5;
const fillMessages = 100;
const retryMs = 1_000;

type Where =
  | { readonly before: number }
  | { readonly after: number }
  | { readonly around: number }
  | { readonly since: string };

export interface WindowOptions {
  readonly read: (where: Where, limit: number) => Promise<ReadHistoryPageOfHistory>;
  /** Resolves when there is a connection, at once or some time. */
  readonly online: () => Promise<void>;
  readonly changed: () => void;
  /** Whether a message is among those of the conversation. */
  readonly isShown: (seq: number) => boolean;
}

/** Which of the stretches that are held is on the screen, and how it grows. */
export class Window {
  readonly #replica: Replica;
  readonly #options: WindowOptions;
  /** A seq within the stretch; null for the newest one. */
  #anchor: number | null = null;
  #before: Promise<void> | null = null;
  #after: Promise<void> | null = null;
  /** Where the server has said that there is nothing more for this person, or has refused to say more. */
  #first = 1;
  #last = Number.POSITIVE_INFINITY;

  constructor(replica: Replica, options: WindowOptions) {
    this.#replica = replica;
    this.#options = options;
  }

  get stretch(): SeqRange | undefined {
    const { ranges } = this.#replica;
    return (this.#anchor === null ? undefined : rangeAt(ranges, this.#anchor)) ?? lastRange(ranges);
  }

  get loading(): { readonly before: boolean; readonly after: boolean } {
    return { before: this.#before !== null, after: this.#after !== null };
  }

  /** The lowest and the highest seq that can be loaded, as far as is known. */
  get limits(): { readonly first: number; readonly last: number } {
    return { first: this.#first, last: this.#last };
  }

  read(where: Where, limit: number): Promise<ReadHistoryPageOfHistory> {
    return this.#options.read(where, limit);
  }

  loadBefore(): Promise<void> {
    this.#before ??= this.#grow((stretch) => ({ before: stretch.from })).finally(() => {
      this.#before = null;
      this.#options.changed();
    });
    this.#options.changed();
    return this.#before;
  }

  loadAfter(): Promise<void> {
    this.#after ??= this.#grow((stretch) => ({ after: stretch.to })).finally(() => {
      this.#after = null;
      this.#options.changed();
    });
    this.#options.changed();
    return this.#after;
  }

  async show(seq: number): Promise<boolean> {
    if (!this.#replica.holds(seq)) {
      await this.#readPatiently({ around: seq });
    }
    return this.#replica.holds(seq) && this.#move(seq);
  }

  async showDate(since: string): Promise<number | null> {
    const range = (await this.#readPatiently({ since }))?.range ?? null;
    if (range === null) {
      this.showNewest();
      return null;
    }
    this.#move(range.from);
    return range.from;
  }

  showNewest(): void {
    this.#last = Number.POSITIVE_INFINITY;
    if (this.#anchor !== null) {
      this.#anchor = null;
      this.#options.changed();
    }
  }

  /** Stays at what was the newest message when there is more than a page of newer ones, and reads on from there. */
  async fill(lastSeq: number): Promise<void> {
    this.#anchor ??= lastSeq;
    this.#options.changed();
    try {
      for (let pages = 0; pages < fillPagesMax; pages++) {
        const stretch = this.stretch;
        if (stretch === undefined || stretch === lastRange(this.#replica.ranges)) {
          break;
        }
        await this.read({ after: stretch.to }, fillMessages);
        this.#options.changed();
      }
    } catch {
      // Read on when somebody scrolls there.
    }
  }

  async #grow(where: (stretch: SeqRange) => Where): Promise<void> {
    let found = 0;
    for (let pages = 0; pages < pagesMax && found < enoughMessages; pages++) {
      const { stretch } = this;
      if (stretch === undefined) {
        return;
      }
      const asked = where(stretch);
      const page = await this.#readPatiently(asked);
      const range = page?.range ?? null;
      this.#first = Math.max(this.#first, page?.first ?? 1);
      if (range === null) {
        // Nobody asks there again and again.
        if ('before' in asked) {
          this.#first = stretch.from;
        } else {
          this.#last = stretch.to;
        }
        return;
      }
      for (let seq = range.from; seq <= range.to; seq++) {
        found += this.#options.isShown(seq) ? 1 : 0;
      }
      if (this.stretch?.from === stretch.from && this.stretch.to === stretch.to) {
        return;
      }
    }
  }

  /** The page, as soon as there is a way to the server; null when it refuses. */
  async #readPatiently(where: Where): Promise<ReadHistoryPageOfHistory | null> {
    for (;;) {
      await this.#options.online();
      try {
        return await this.read(where, pageMessages);
      } catch (error) {
        if (!mayPass(error)) {
          return null;
        }
        const { retryAfter } = error as ParlanceError;
        await new Promise((resolve) => setTimeout(resolve, retryAfter === null ? retryMs : retryAfter * 1_000));
      }
    }
  }

  #move(seq: number): true {
    this.#anchor = seq;
    this.#options.changed();
    return true;
  }
}
