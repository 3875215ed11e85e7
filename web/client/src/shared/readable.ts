/**
 * A value that can be looked at and followed. The functions are bound, and a snapshot keeps its identity until it changes, as
 * React's `useSyncExternalStore` and its like in other libraries want it.
 */
export interface Readable<T> {
  /** Calls back after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => T;
}

/** Who wants to be called back. */
export class Listeners {
  readonly #all = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    // Each call is a subscription of its own, also with the same function.
    const own = () => listener();
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  };

  get any(): boolean {
    return this.#all.size > 0;
  }

  tell(): void {
    for (const listener of [...this.#all]) {
      listener();
    }
  }
}

/** A value that is set. */
export class Cell<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;

  constructor(value: T) {
    this.#value = value;
  }

  readonly getSnapshot = (): T => this.#value;

  set(value: T): void {
    if (!Object.is(value, this.#value)) {
      this.#value = value;
      this.#listeners.tell();
    }
  }
}

/** A value that is made from others when somebody looks, at most once for each change. */
export class Derived<T> implements Readable<T> {
  #value: T | undefined;
  #stale = true;
  readonly #make: (before: T | undefined) => T;
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;

  /** @param make gets what it made last, so that it can keep the parts that are the same */
  constructor(make: (before: T | undefined) => T) {
    this.#make = make;
  }

  readonly getSnapshot = (): T => {
    if (this.#stale) {
      this.#value = this.#make(this.#value);
      this.#stale = false;
    }
    return this.#value as T;
  };

  /** What it is made from has changed. */
  changed(): void {
    this.#stale = true;
    this.#listeners.tell();
  }
}
