import { Listeners, type Readable } from './readable.ts';

/** One value for each key, which can be followed on their own. The same object for a key each time. */
export class Keyed<T> {
  readonly #listeners = new Map<string, Listeners>();
  readonly #readables = new Map<string, Readable<T>>();

  of(key: string, getSnapshot: () => T): Readable<T> {
    const known = this.#readables.get(key);
    if (known !== undefined) {
      return known;
    }
    const listeners = new Listeners();
    const made = { subscribe: listeners.subscribe, getSnapshot };
    this.#listeners.set(key, listeners);
    this.#readables.set(key, made);
    return made;
  }

  changed(key: string): void {
    this.#listeners.get(key)?.tell();
  }
}
