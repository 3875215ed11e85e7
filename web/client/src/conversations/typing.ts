/** Whoever was not told of for this long has stopped. */
const expiryMs = 7_000;
/** The server wants to be told again as often while it goes on. */
const repeatMs = 3_000;

/** Who types in a conversation. */
export class Typists {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get users(): readonly string[] {
    return [...this.#timers.keys()];
  }

  hear(user: string, typing: boolean): void {
    const known = this.#timers.get(user);
    clearTimeout(known);
    if (typing) {
      this.#timers.set(
        user,
        setTimeout(() => this.hear(user, false), expiryMs),
      );
    } else {
      this.#timers.delete(user);
    }
    if (typing !== (known !== undefined)) {
      this.#changed();
    }
  }

  clear(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}

/** Tells the others that one types: with the first key, and again while it goes on. */
export class TypingTeller {
  #toldAt = Number.NEGATIVE_INFINITY;
  readonly #tell: (typing: boolean) => void;

  constructor(tell: (typing: boolean) => void) {
    this.#tell = tell;
  }

  type(typing: boolean): void {
    const told = Date.now() - this.#toldAt < (typing ? repeatMs : expiryMs);
    if (typing ? !told : told) {
      this.#tell(typing);
    }
    this.#toldAt = !typing ? Number.NEGATIVE_INFINITY : told ? this.#toldAt : Date.now();
  }

  /** Sending ends it by itself. */
  sent(): void {
    this.#toldAt = Number.NEGATIVE_INFINITY;
  }
}
