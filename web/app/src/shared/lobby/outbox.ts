import type { ChatError } from './contract';
import type { Outgoing } from './timeline';

/** How an attempt to deliver one message ended. */
export type Delivery =
  | { readonly kind: 'delivered' }
  /** The connection went away; whether the message arrived is unknown. Sending it again is safe: same clientId. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'wait'; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly error: ChatError };

export interface OutboxStore {
  read(): readonly Outgoing[];
  write(items: readonly Outgoing[]): void;
}

/**
 * Messages that the server has not confirmed yet, in the order in which they were written. One is on its way at a
 * time, so a retry can never overtake an older message. The store outlives a reload.
 */
export class Outbox {
  #items: readonly Outgoing[];
  #open = false;
  #openings = 0;
  #pumping = false;

  readonly #store: OutboxStore;
  readonly #deliver: (item: Outgoing) => Promise<Delivery>;
  readonly #changed: () => void;

  constructor(store: OutboxStore, deliver: (item: Outgoing) => Promise<Delivery>, changed: () => void) {
    this.#store = store;
    this.#deliver = deliver;
    this.#changed = changed;
    this.#items = store.read();
  }

  get items(): readonly Outgoing[] {
    return this.#items;
  }

  add(item: Outgoing): void {
    this.#set([...this.#items, item]);
    void this.#pump();
  }

  retry(clientId: string): void {
    this.#set(this.#items.map((item) => (item.clientId === clientId ? { ...item, state: { kind: 'waiting' } } : item)));
    void this.#pump();
  }

  discard(clientId: string): void {
    this.#set(this.#items.filter((item) => item.clientId !== clientId));
  }

  /** The way to the server is open. */
  open(): void {
    this.#open = true;
    this.#openings++;
    void this.#pump();
  }

  close(): void {
    this.#open = false;
  }

  async #pump(): Promise<void> {
    if (this.#pumping) {
      return;
    }
    this.#pumping = true;
    try {
      for (let item = this.#next(); item !== undefined; item = this.#next()) {
        await this.#attempt(item);
      }
    } finally {
      this.#pumping = false;
    }
  }

  #next(): Outgoing | undefined {
    return this.#open ? this.#items.find((item) => item.state.kind === 'waiting') : undefined;
  }

  async #attempt(item: Outgoing): Promise<void> {
    const opening = this.#openings;
    const delivery = await this.#deliver(item);
    switch (delivery.kind) {
      case 'delivered':
        this.discard(item.clientId);
        break;
      case 'refused':
        this.#set(
          this.#items.map((other) =>
            other.clientId === item.clientId ? { ...other, state: { kind: 'refused', error: delivery.error } } : other,
          ),
        );
        break;
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, delivery.delayMs));
        break;
      case 'lost':
        // Wait for the next open(), unless it has come already.
        this.#open = this.#open && this.#openings !== opening;
        break;
    }
  }

  #set(items: readonly Outgoing[]): void {
    this.#items = items;
    this.#store.write(items);
    this.#changed();
  }
}
