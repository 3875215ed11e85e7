/**
 * Where a device keeps what it holds of one account, so that it is there at once, offline too. Values are plain data. What may not be lost is
 * under `outbox/` and `draft/`; everything else can be read again from the server.
 */
export interface Store {
  /** All entries whose key begins with this. */
  read(prefix: string): Promise<ReadonlyMap<string, unknown>>;
  /** All of it or nothing, in one transaction. `undefined` takes an entry away. */
  write(entries: Iterable<readonly [key: string, value: unknown]>): Promise<void>;
  /** Nothing of the account is left on this device. */
  wipe(): Promise<void>;
  close(): void;
}

/** Keeps nothing beyond the life of the program. */
export function memoryStore(entries: Map<string, unknown> = new Map()): Store {
  return {
    read: async (prefix) =>
      new Map(
        [...entries].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key, structuredClone(value)]),
      ),
    async write(changes) {
      for (const [key, value] of changes) {
        if (value === undefined) {
          entries.delete(key);
        } else {
          entries.set(key, structuredClone(value));
        }
      }
    },
    wipe: async () => entries.clear(),
    close() {},
  };
}
