import type { Ask, RequestOf } from '../connection/contract.ts';
import type { FeedChange, FeedRow, SeqRange } from '../events.gen.ts';
import { mayPass, ParlanceError } from '../shared/parlance-error.ts';

/** Who holds the rows of a feed. */
export interface FeedKeeper {
  /** What a sync has to look through: of messages only what is held. */
  holding(): { readonly ranges?: readonly SeqRange[]; readonly members?: boolean };
  /** The rows of one commit, the next one. */
  applyLive(rows: readonly FeedRow[]): void;
  /** Rows of a page of what is different. */
  applySync(rows: readonly FeedRow[]): void;
  /** That was the last page. */
  syncEnded(): void;
  /** All that is held is of another life of the database. */
  forget(): void;
  /** The feed is not there for this person, or not any more. */
  gone(): void;
  /** The server refuses to say what is different, and would again. */
  refused?(error: ParlanceError): void;
}

/** Events may overtake one another between the nodes of a server: this long the missing one may be on its way. */
const overtakeMs = 300;
const overtakeJitterMs = 200;
const retryMs = 1_000;
/** Whatever makes the server stumble so often over one question does so again: the others have their turn. */
const faultsMax = 3;

/**
 * One feed, followed by the rules of docs/protocol.md: a change is applied when its rev is the next one, and everything else leads to a
 * question. What comes while the question is open waits for its answer.
 */
export class Feed {
  readonly name: string;
  /** Everything up to this revision is known. */
  rev = 0;
  epoch: string | null = null;
  readonly #ask: Ask;
  readonly #keeper: FeedKeeper;
  /** Changes that came before those which they follow. */
  readonly #early = new Map<number, FeedChange>();
  #gap: ReturnType<typeof setTimeout> | undefined;
  #syncing: Promise<void> | null = null;
  #again = false;
  #floor = Number.POSITIVE_INFINITY;
  #questions = 0;

  constructor(name: string, ask: Ask, keeper: FeedKeeper) {
    this.name = name;
    this.#ask = ask;
    this.#keeper = keeper;
  }

  /** A `feed:change` of this feed. */
  hear(change: FeedChange): void {
    if (change.rev > this.rev) {
      this.#early.set(change.rev, change);
      if (this.#syncing === null) {
        this.#applyInOrder();
      }
    }
  }

  /** What the server says the head is. Resolves when it is reached, or nothing more can be done over this connection. */
  async compare(head: number, epoch: string): Promise<void> {
    if (this.epoch !== null && this.epoch !== epoch) {
      this.#reset(epoch);
    }
    if (head !== this.rev) {
      await this.sync();
    }
  }

  /** Asks for what is different. One question at a time; who asks while one is open gets another one after it. */
  sync(): Promise<void> {
    if (this.#syncing !== null) {
      this.#again = true;
      return this.#syncing;
    }
    clearTimeout(this.#gap);
    this.#gap = undefined;
    this.#syncing = this.#syncAll().finally(() => {
      this.#syncing = null;
      this.#applyInOrder();
    });
    return this.#syncing;
  }

  /** Starts with the next sync from nothing. */
  rewind(): void {
    this.#lower(0);
  }

  /** Something that was read as of `rev` may lack what has changed since, because a question was open beside it. */
  mistrust(rev: number): void {
    if (this.#syncing !== null || rev < this.rev) {
      this.#lower(rev);
      void this.sync();
    }
  }

  /** Goes on from a snapshot of that head. */
  jump(rev: number, epoch: string): void {
    this.rev = rev;
    this.epoch = epoch;
    if (this.#syncing === null) {
      this.#applyInOrder();
    }
  }

  /** How many questions were asked. */
  get questions(): number {
    return this.#questions;
  }

  get syncing(): boolean {
    return this.#syncing !== null;
  }

  /** The connection has ended: what came early is of no use, since the next one compares heads. */
  close(): void {
    clearTimeout(this.#gap);
    this.#gap = undefined;
    this.#early.clear();
  }

  #applyInOrder(): void {
    for (const rev of this.#early.keys()) {
      if (rev <= this.rev) {
        this.#early.delete(rev);
      }
    }
    for (let next = this.#early.get(this.rev + 1); next !== undefined; next = this.#early.get(this.rev + 1)) {
      if (next.rows === undefined) {
        // Somebody in there may not read messages as old as the changed one, so nobody was told what it is, and everybody asks.
        break;
      }
      this.#early.delete(next.rev);
      this.rev = next.rev;
      this.#keeper.applyLive(next.rows);
    }
    if (this.#early.size === 0) {
      clearTimeout(this.#gap);
      this.#gap = undefined;
    } else {
      this.#gap ??= setTimeout(() => void this.sync(), overtakeMs + Math.random() * overtakeJitterMs);
    }
  }

  #lower(rev: number): void {
    // A question that is open now ends with a head that is not to be believed.
    this.#floor = Math.min(this.#floor, rev);
    if (this.#syncing === null) {
      this.rev = Math.min(this.rev, rev);
      this.#floor = Number.POSITIVE_INFINITY;
    } else {
      this.#again = true;
    }
  }

  async #syncAll(): Promise<void> {
    do {
      this.#again = false;
      await this.#syncOnce();
    } while (this.#again);
  }

  async #syncOnce(): Promise<void> {
    this.#questions++;
    const { rev } = this;
    const question = { feed: this.name, epoch: this.epoch, rev, ...this.#keeper.holding() };
    for (let cursor: string | null = null; ; ) {
      const answer = await this.#askPatiently({ ...question, cursor });
      if (answer === null) {
        // What has come early would lead to the same question again and again.
        this.close();
        this.#again = false;
        this.#believe(this.rev);
        return;
      }
      if (answer.reset === true) {
        this.#reset(answer.epoch);
        this.#again = true;
        return;
      }
      this.epoch = answer.epoch;
      this.#keeper.applySync(answer.rows);
      cursor = answer.next;
      if (cursor === null) {
        this.#believe(answer.head);
        this.#keeper.syncEnded();
        return;
      }
    }
  }

  #believe(rev: number): void {
    this.rev = Math.min(rev, this.#floor);
    this.#floor = Number.POSITIVE_INFINITY;
  }

  /** Null when there is no answer to be had now: the next connection compares heads. */
  async #askPatiently(question: RequestOf<'feed:sync'>) {
    for (let faults = 0; ; ) {
      try {
        return await this.#ask('feed:sync', question);
      } catch (error) {
        if (!(error instanceof ParlanceError)) {
          throw error;
        }
        if (error.code === 'not_found') {
          this.#keeper.gone();
          return null;
        }
        if (error.code === 'offline' || error.code === 'no_answer') {
          return null;
        }
        if (!mayPass(error)) {
          this.#keeper.refused?.(error);
          return null;
        }
        faults += error.code === 'fault' || error.code === 'internal' ? 1 : 0;
        if (faults === faultsMax) {
          return null;
        }
        await new Promise((resolve) =>
          setTimeout(resolve, error.retryAfter === null ? retryMs : error.retryAfter * 1_000),
        );
      }
    }
  }

  #reset(epoch: string): void {
    this.rev = 0;
    this.epoch = epoch;
    this.#early.clear();
    this.#keeper.forget();
  }
}
