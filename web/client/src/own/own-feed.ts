import type { Ask } from '../connection/contract.ts';
import type { FeedRow } from '../events.gen.ts';
import { Feed, type FeedKeeper } from '../feeds/feed.ts';
import { isGone, type OwnRow, type RowOf } from '../feeds/row-key.ts';
import { Rows } from '../feeds/rows.ts';
import { Derived } from '../shared/readable.ts';

/** The rows of one's own feed by their type and by what tells them apart: a conversation, a user, an id, a key, or `conversation/seq`. */
export type OwnState = { readonly [T in OwnRow['type']]: ReadonlyMap<string, RowOf<T>> };

/** Types whose rows say more than that something is gone. */
const always = new Set<FeedRow['type']>(['membership', 'read', 'thread']);

const types: readonly OwnRow['type'][] = [
  'membership',
  'read',
  'contact',
  'block',
  'setting',
  'presence',
  'notification',
  'notificationRules',
  'saved',
  'draft',
  'scheduled',
  'reminder',
  'folder',
  'place',
  'thread',
  'vote',
];

/** What the local store keeps of it. */
export interface OwnSnapshot {
  readonly rev: number;
  readonly epoch: string | null;
  readonly rows: readonly FeedRow[];
}

/** Everything that only its owner sees, followed like any other feed. What is gone is not shown. */
export class OwnFeed extends Derived<OwnState> implements FeedKeeper {
  readonly feed: Feed;
  readonly #rows: Map<FeedRow['type'], Rows<FeedRow>>;
  readonly #listener: (rows: readonly FeedRow[]) => void;

  /** @param listener hears of each row that is new or different */
  constructor(user: string, ask: Ask, listener: (rows: readonly FeedRow[]) => void) {
    const rows = new Map<FeedRow['type'], Rows<FeedRow>>(types.map((type) => [type, new Rows()]));
    const changed = new Set<FeedRow['type']>(types);
    super((before) => {
      const state = before === undefined ? {} : { ...before };
      for (const type of changed) {
        const all = [...(rows.get(type)?.entries() ?? [])];
        Object.assign(state, { [type]: new Map(all.filter(([, row]) => always.has(type) || !isGone(row))) });
      }
      changed.clear();
      // One type after the other, each with its own rows: more than the compiler can follow.
      return state as OwnState;
    });
    this.#rows = rows;
    this.#touched = changed;
    this.#listener = listener;
    this.feed = new Feed(`user:${user}`, ask, this);
  }

  readonly #touched: Set<FeedRow['type']>;

  /** A row also if it says that something is gone. */
  row<T extends OwnRow['type']>(type: T, key: string): RowOf<T> | undefined {
    return this.#rows.get(type)?.get(key) as RowOf<T> | undefined;
  }

  take(rows: readonly FeedRow[]): void {
    const taken = rows.filter((row) => this.#rows.get(row.type)?.take(row) === true);
    if (taken.length > 0) {
      for (const row of taken) {
        this.#touched.add(row.type);
      }
      // First: whoever hears of the rows looks here for them.
      this.changed();
      this.#listener(taken);
    }
  }

  snapshot(): OwnSnapshot {
    const rows = [...this.#rows.values()].flatMap((each) => [...each.values()]);
    return { rev: this.feed.rev, epoch: this.feed.epoch, rows };
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
    for (const [type, rows] of this.#rows) {
      rows.clear();
      this.#touched.add(type);
    }
    this.changed();
  }

  gone(): void {
    this.forget();
  }

  /** Whether such a row can be among these. */
  static has(row: FeedRow): row is OwnRow {
    return types.some((type) => type === row.type);
  }
}
