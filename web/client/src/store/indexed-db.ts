import type { Store } from './store.ts';

const table = 'entries';

/**
 * A database of the browser for each account. Where the browser has none, in some private windows for instance, or has no room left, nothing is
 * kept and everything else works.
 */
export function indexedDbStore(account: string): Store {
  const name = `parlance.${account}`;
  let opening: Promise<IDBDatabase> | null = null;

  const open = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onsuccess = () => {
        // Another tab wipes the database: this one must not keep it open.
        request.result.onversionchange = () => close();
        request.result.onclose = () => {
          opening = null;
        };
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
    return opening;
  };

  const close = () => {
    const closing = opening;
    opening = null;
    closing?.then(
      (database) => database.close(),
      () => {},
    );
  };

  /** A transaction, on another connection when this one has been closed meanwhile. */
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> => {
    try {
      return (await open()).transaction(table, mode, { durability: 'strict' });
    } catch {
      opening = null;
      return (await open()).transaction(table, mode, { durability: 'strict' });
    }
  };

  const transaction = async <T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => () => T): Promise<T> => {
    const running = await begin(mode);
    const result = work(running.objectStore(table));
    return await new Promise((resolve, reject) => {
      running.oncomplete = () => resolve(result());
      running.onabort = () => reject(running.error);
    });
  };

  return {
    async read(prefix) {
      try {
        return await transaction('readonly', (entries) => {
          const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
          const keys = entries.getAllKeys(range);
          const values = entries.getAll(range);
          return () => new Map(keys.result.map((key, index) => [String(key), values.result[index]]));
        });
      } catch {
        return new Map();
      }
    },
    async write(changes) {
      try {
        await transaction('readwrite', (entries) => {
          for (const [key, value] of changes) {
            if (value === undefined) {
              entries.delete(key);
            } else {
              entries.put(value, key);
            }
          }
          return () => undefined;
        });
      } catch {
        // Nothing can be done about it here, and what is in memory is right.
      }
    },
    async wipe() {
      close();
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => resolve();
        request.onblocked = () => resolve();
      });
    },
    close,
  };
}
