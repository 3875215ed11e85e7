import type { Ask } from '../connection/contract.ts';
import type { EmojiRow, FeedRow } from '../events.gen.ts';
import { Feed, type FeedKeeper } from '../feeds/feed.ts';
import { Rows } from '../feeds/rows.ts';
import { Derived } from '../shared/readable.ts';
import type { OwnSnapshot } from './own-feed.ts';

/** What is the same for everybody on the server: the emoji that people have added, by their names. */
export class ServerFeed extends Derived<ReadonlyMap<string, EmojiRow>> implements FeedKeeper {
  readonly feed: Feed;
  readonly #rows: Rows<EmojiRow>;

  constructor(ask: Ask) {
    const rows = new Rows<EmojiRow>();
    super(() => new Map([...rows.entries()].filter(([, row]) => !row.removed)));
    this.#rows = rows;
    this.feed = new Feed('server', ask, this);
  }

  take(rows: readonly FeedRow[]): void {
    const taken = rows.filter((row) => row.type === 'emoji' && this.#rows.take(row));
    if (taken.length > 0) {
      this.changed();
    }
  }

  snapshot(): OwnSnapshot {
    return { rev: this.feed.rev, epoch: this.feed.epoch, rows: [...this.#rows.values()] };
  }

  restore({ rev, epoch, rows }: OwnSnapshot): void {
    this.feed.rev = rev;
    this.feed.epoch = epoch;
    this.take(rows);
  }

  holding(): object {
    return {};
  }

  applyLive(rows: readonly FeedRow[]): void {
    this.take(rows);
  }

  applySync(rows: readonly FeedRow[]): void {
    this.take(rows);
  }

  syncEnded(): void {}

  forget(): void {
    this.#rows.clear();
    this.changed();
  }

  gone(): void {
    this.forget();
  }
}
