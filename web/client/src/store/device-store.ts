import { indexedDbStore } from './indexed-db.ts';
import { type Journal, journaled } from './journal.ts';
import { memoryStore, type Store } from './store.ts';

/** Where this device keeps what it holds of an account: as safe as the platform has it. */
export function deviceStore(account: string): Store {
  if (typeof indexedDB === 'undefined') {
    return memoryStore();
  }
  const journal = journalOfPage();
  const store = indexedDbStore(account);
  return journal === null ? store : journaled(store, account, journal);
}

function journalOfPage(): Journal | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    // Forbidden by the browser's settings.
    return null;
  }
}
