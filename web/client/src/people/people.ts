import type { Ask } from '../connection/contract.ts';
import type { PersonCard } from '../events.gen.ts';
import { Keyed } from '../shared/keyed.ts';
import { Derived, type Readable } from '../shared/readable.ts';

/** What one request of the server may ask for. */
const batchMax = 100;
const gatherMs = 20;
const retryMs = 5_000;

/** The cards of people, as they came with answers; whoever else comes up is asked for. */
export class People {
  readonly #cards = new Map<string, PersonCard>();
  readonly #wanted = new Set<string>();
  /** Who was asked for, and is not there or not for this person to see. */
  readonly #unknown = new Set<string>();
  readonly #one = new Keyed<PersonCard | null>();
  readonly #ask: Ask;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  readonly #all = new Derived<ReadonlyMap<string, PersonCard>>(() => new Map(this.#cards));
  readonly all: Readable<ReadonlyMap<string, PersonCard>> = this.#all;

  /** Null when it is not known yet: it is asked for then. */
  get(id: string): PersonCard | null {
    const card = this.#cards.get(id);
    if (card === undefined && !this.#unknown.has(id)) {
      this.#wanted.add(id);
      this.#fetchIn(gatherMs);
    }
    return card ?? null;
  }

  /** One card, for who shows it. */
  card(id: string): Readable<PersonCard | null> {
    return this.#one.of(id, () => this.get(id));
  }

  take(cards: readonly PersonCard[]): void {
    const changed = cards.filter((card) => {
      const known = this.#cards.get(card.id);
      return known === undefined || JSON.stringify(known) !== JSON.stringify(card);
    });
    for (const card of changed) {
      this.#cards.set(card.id, card);
      this.#wanted.delete(card.id);
    }
    if (changed.length > 0) {
      this.#all.changed();
      for (const { id } of changed) {
        this.#one.changed(id);
      }
    }
  }

  /** Those who could not be found may be there by now. */
  connected(): void {
    this.#isClosed = false;
    this.#unknown.clear();
    void this.#fetch();
  }

  /** Until the next connection. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fetchIn(ms: number): void {
    if (!this.#isClosed) {
      this.#timer ??= setTimeout(() => void this.#fetch(), ms);
    }
  }

  async #fetch(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ids = [...this.#wanted].slice(0, batchMax);
    if (ids.length === 0) {
      return;
    }
    for (const id of ids) {
      this.#wanted.delete(id);
      this.#unknown.add(id);
    }
    try {
      const { people } = await this.#ask('people:get', { ids });
      for (const { id } of people) {
        this.#unknown.delete(id);
      }
      this.take(people);
    } catch {
      // The next connection, or the next look, asks again.
      for (const id of ids) {
        this.#unknown.delete(id);
        this.#wanted.add(id);
      }
      this.#fetchIn(retryMs);
      return;
    }
    if (this.#wanted.size > 0) {
      this.#fetchIn(gatherMs);
    }
  }
}
