import type { FeedRow } from '../events.gen.ts';
import { keyOf } from './row-key.ts';

/** Rows by their key. Of two with the same key the one with the higher rev stays. */
export class Rows<Row extends FeedRow> {
  readonly #byKey = new Map<string, Row>();

  /** False when the row that is held is newer, or the same. */
  take(row: Row): boolean {
    const key = keyOf(row);
    const known = this.#byKey.get(key);
    if (known !== undefined && known.rev >= row.rev) {
      return false;
    }
    this.#byKey.set(key, row);
    return true;
  }

  get(key: string): Row | undefined {
    return this.#byKey.get(key);
  }

  delete(key: string): void {
    this.#byKey.delete(key);
  }

  clear(): void {
    this.#byKey.clear();
  }

  get size(): number {
    return this.#byKey.size;
  }

  values(): IterableIterator<Row> {
    return this.#byKey.values();
  }

  entries(): IterableIterator<[string, Row]> {
    return this.#byKey.entries();
  }
}
