import type { Store } from './store.ts';

/** What is kept is of another form with another number, and is read from the server again. */
const schema = 1;
const saveMs = 2_000;

/** Keeps what the server can give again: a little after it has changed, and when the page has nothing else to do. */
export class Keeper {
  readonly #store: Store;
  readonly #account: string;
  readonly #dirty = new Map<string, () => unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(store: Store, account: string) {
    this.#store = store;
    this.#account = account;
  }

  /** All that is kept, unless it is of another program or another account. */
  async open(): Promise<ReadonlyMap<string, unknown>> {
    const entries = await this.#store.read('cache/');
    const meta = entries.get('cache/meta') as { schema?: number; account?: string } | undefined;
    if (meta?.schema === schema && meta.account === this.#account) {
      return new Map([...entries].map(([key, value]) => [key.slice('cache/'.length), value]));
    }
    const gone = [...entries.keys()].map((key) => [key, undefined] as const);
    // What is written later is written after it.
    void this.#store.write([...gone, ['cache/meta', { schema, account: this.#account }]]);
    return new Map();
  }

  /** Writes it soon; `value` is asked for then. Undefined takes it away. */
  keep(key: string, value: () => unknown): void {
    if (!this.#closed) {
      this.#dirty.set(key, value);
      this.#timer ??= setTimeout(() => whenIdle(() => void this.save()), saveMs);
    }
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = [...this.#dirty].map(([key, value]) => [`cache/${key}`, value()] as const);
    this.#dirty.clear();
    if (entries.length > 0) {
      await this.#store.write(entries);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#dirty.clear();
  }
}

/** Between two frames, where the platform knows of any. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'undefined') {
    work();
  } else {
    requestIdleCallback(work, { timeout: saveMs });
  }
}
