import { newId } from '../shared/new-id.ts';
import type { Store } from './store.ts';

/** What `localStorage` offers, as far as it is wanted here. */
export type Journal = Pick<globalThis.Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** What a person has written, as opposed to what the server can give again. */
const noted = ['outbox/', 'draft/'];

/**
 * A store in which nothing that a person has written is lost when the page ends while the disk is busy. It is noted in the journal before `write`
 * returns, and struck out when the store has it; what is noted is newer than what the store has. All tabs share the journal. Where it cannot be
 * written, because it is full or forbidden, the store is what it was without one.
 */
export function journaled(store: Store, account: string, journal: Journal): Store {
  const start = `parlance.journal.${account}/`;

  const note = (key: string, value: unknown): (() => void) => {
    // Two equal values are two notes: the second is not struck out when the store has the first.
    const text = JSON.stringify(value === undefined ? { id: newId() } : { id: newId(), value });
    try {
      journal.setItem(start + key, text);
    } catch {
      // What stands there is older than what is being written now.
      journal.removeItem(start + key);
    }
    return () => {
      if (journal.getItem(start + key) === text) {
        journal.removeItem(start + key);
      }
    };
  };

  const notes = (): [string, unknown][] =>
    Array.from({ length: journal.length }, (_, index) => journal.key(index))
      .filter((key) => key?.startsWith(start) === true)
      .map((key) => [key?.slice(start.length) ?? '', JSON.parse(journal.getItem(key ?? '') ?? '{}').value]);

  const write: Store['write'] = async (entries) => {
    const all = [...entries];
    const strikes = all
      .filter(([key]) => noted.some((prefix) => key.startsWith(prefix)))
      .map(([key, value]) => note(key, value));
    await store.write(all);
    for (const strike of strikes) {
      strike();
    }
  };

  const left = notes();
  if (left.length > 0) {
    // An earlier page has ended before the disk had them.
    void write(left);
  }

  return {
    ...store,
    async read(prefix) {
      const entries = new Map(await store.read(prefix));
      for (const [key, value] of notes().filter(([key]) => key.startsWith(prefix))) {
        if (value === undefined) {
          entries.delete(key);
        } else {
          entries.set(key, value);
        }
      }
      return entries;
    },
    write,
    wipe() {
      for (const [key] of notes()) {
        journal.removeItem(start + key);
      }
      return store.wipe();
    },
  };
}
