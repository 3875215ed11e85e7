import type { Home } from './home.ts';
import type { Items } from './items.ts';
import type { Replica } from './replica.ts';

export interface ChangesOptions {
  readonly home: Home;
  readonly replica: Replica;
  readonly items: Items;
  readonly changed: (seqs: ReadonlySet<number>) => void;
}

/** What a person changes of the messages that are there: shown at once, and taken back when the server refuses, which throws. */
export class Changes {
  readonly #conversation: string;
  readonly #options: ChangesOptions;

  constructor(conversation: string, options: ChangesOptions) {
    this.#conversation = conversation;
    this.#options = options;
  }

  edit(seq: number, text: string): Promise<void> {
    const { home, replica, items } = this.#options;
    return this.#show(seq, items.expect(seq, { kind: 'edit', text }), async () => {
      const { message } = await home.request('message:edit', { conversation: this.#conversation, seq, text });
      replica.takeKept([message]);
    });
  }

  delete(seq: number): Promise<void> {
    const { home, replica, items } = this.#options;
    return this.#show(seq, items.expect(seq, { kind: 'delete' }), async () => {
      const { message } = await home.request('message:delete', { conversation: this.#conversation, seq });
      replica.takeKept([message]);
    });
  }

  react(seq: number, emoji: string, on: boolean): Promise<void> {
    const { home, replica, items } = this.#options;
    return this.#show(seq, items.expectReaction(seq, emoji, on), async () => {
      const { reaction } = await home.request('message:react', { conversation: this.#conversation, seq, emoji, on });
      replica.takeKept([reaction]);
    });
  }

  async #show(seq: number, undo: () => void, work: () => Promise<void>): Promise<void> {
    this.#options.changed(new Set([seq]));
    try {
      await work();
    } finally {
      undo();
      this.#options.changed(new Set([seq]));
    }
  }
}
