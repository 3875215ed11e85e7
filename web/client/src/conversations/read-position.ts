/** How far one has read. `version` goes up when it is moved back on purpose, so that a device that is late undoes nothing. */
export interface Position {
  readonly seq: number;
  readonly version: number;
}

export interface ReadPositionOptions {
  /** What the server has said last. */
  readonly known: () => Position | undefined;
  readonly move: (position: Position) => Promise<void>;
  readonly back: (seq: number) => Promise<void>;
  readonly changed: (position: Position) => void;
}

/** Somebody who scrolls reads on with every message: the last one of these counts. */
const gatherMs = 300;

/** The read position of a conversation or a thread: at once here, a moment later on the server and everywhere else. */
export class ReadPosition {
  readonly #options: ReadPositionOptions;
  #own: Position = { seq: 0, version: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReadPositionOptions) {
    this.#options = options;
  }

  get position(): Position {
    const known = this.#options.known() ?? { seq: 0, version: 0 };
    const own = this.#own;
    if (known.version !== own.version) {
      return known.version > own.version ? known : own;
    }
    return known.seq >= own.seq ? known : own;
  }

  /** Everything up to there is read. It only moves forward. */
  move(seq: number): void {
    const { position } = this;
    if (seq > position.seq) {
      this.hear({ seq, version: position.version });
      this.#options.changed(this.#own);
      this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
    }
  }

  /** What another tab has read. */
  hear(position: Position): void {
    const known = this.position;
    if (position.version > known.version || (position.version === known.version && position.seq > known.seq)) {
      this.#own = position;
    }
  }

  /** This one and all after it are unread. */
  async back(seq: number): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const before = this.#own;
    this.#own = { seq: seq - 1, version: this.position.version + 1 };
    this.#options.changed(this.#own);
    try {
      await this.#options.back(seq);
    } catch (error) {
      this.#own = before;
      this.#options.changed(before);
      throw error;
    }
  }

  /** Tells the server what it does not know yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { position } = this;
    const known = this.#options.known() ?? { seq: 0, version: 0 };
    if (position.version === known.version && position.seq > known.seq) {
      try {
        await this.#options.move(position);
      } catch {
        // With the next connection.
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
