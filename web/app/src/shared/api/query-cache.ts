import { ApiError } from './api-error';

/** What is known of something on the server. `data` stays while it is loaded again. */
export type Query<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly data: T }
  | { readonly kind: 'failed'; readonly error: ApiError };

const loading = { kind: 'loading' } as const;

/** Lists and settings of the server, by key, shared by all components that show them. */
export class QueryCache {
  readonly #entries = new Map<string, Query<unknown>>();
  readonly #running = new Map<string, Promise<void>>();
  /** Counts the times that everything was forgotten: what was asked for before belongs to somebody else. */
  #era = 0;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get<T>(key: string): Query<T> {
    return (this.#entries.get(key) as Query<T> | undefined) ?? loading;
  }

  set<T>(key: string, data: T): void {
    this.#entries.set(key, { kind: 'ready', data });
    this.#tell();
  }

  /** Changes what is known, if anything is. */
  update<T>(key: string, change: (data: T) => T): void {
    const known = this.get<T>(key);
    if (known.kind === 'ready') {
      this.set(key, change(known.data));
    }
  }

  /** Loads, unless that is under way already. */
  load<T>(key: string, fetch: () => Promise<T>): Promise<void> {
    const running = this.#running.get(key);
    if (running !== undefined) {
      return running;
    }
    const run = this.#run(key, fetch).finally(() => {
      if (this.#running.get(key) === run) {
        this.#running.delete(key);
      }
    });
    this.#running.set(key, run);
    return run;
  }

  /** Another person's lists are none of this one's business. */
  clear(): void {
    this.#entries.clear();
    this.#running.clear();
    this.#era++;
    this.#tell();
  }

  async #run<T>(key: string, fetch: () => Promise<T>): Promise<void> {
    const era = this.#era;
    try {
      const data = await fetch();
      if (era === this.#era) {
        this.set(key, data);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (era === this.#era && this.get(key).kind !== 'ready') {
        this.#entries.set(key, { kind: 'failed', error });
        this.#tell();
      }
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
