import type { FeedRow, MessageRow } from '../events.gen.ts';
import { keyOf } from '../feeds/row-key.ts';

/** A row before it is part of a change. */
export type Bare<Row> = Row extends unknown ? Omit<Row, 'rev'> : never;

/** One feed: all rows, each with the rev that it was last part of. */
export class FakeFeed {
  readonly rows = new Map<string, FeedRow>();
  rev = 0;

  put(rows: readonly Bare<FeedRow>[]): readonly FeedRow[] {
    this.rev++;
    const changed = rows.map((row) => ({ ...row, rev: this.rev }) as FeedRow);
    for (const row of changed) {
      this.rows.set(`${row.type} ${keyOf(row)}`, row);
    }
    return changed;
  }

  all<T extends FeedRow['type']>(type: T): Extract<FeedRow, { type: T }>[] {
    return [...this.rows.values()].filter((row): row is Extract<FeedRow, { type: T }> => row.type === type);
  }

  message(seq: number): MessageRow | undefined {
    return this.all('message').find((row) => row.seq === seq);
  }
}
