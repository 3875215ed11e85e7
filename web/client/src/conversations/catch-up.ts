import type { Connection } from '../connection/connection.ts';
import type { AnswerOf } from '../connection/contract.ts';
import type { OwnFeed } from '../own/own-feed.ts';
import type { ServerFeed } from '../own/server-feed.ts';
import type { ConversationAgent } from './agent.ts';
import type { Home } from './home.ts';
import type { ConversationList } from './list.ts';

const headsMs = 60_000;
const headsJitterMs = 10_000;
/** A timer that is this late was asleep with the machine. */
const sleptMs = 20_000;
/** With more conversations behind than these the list says in one answer what is new in all of them. */
const comparedMax = 8;
const listPage = 200;
export interface CatchUpOptions {
  readonly connection: Connection;
  readonly home: Home;
  readonly own: OwnFeed;
  readonly server: ServerFeed;
  readonly list: ConversationList;
  readonly conversation: (id: string) => ConversationAgent;
}

/** Finds out what was missed, of all feeds at once: on each connection, after sleep, and about once a minute. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  #visit = 0;
  #isListed = false;
  #listing: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** Whether there is a list, from the server or from what this device has kept. */
  get isListed(): boolean {
    return this.#isListed;
  }

  listed(): void {
    this.#isListed = true;
    this.#options.list.ready();
  }

  /** Brings the list when there is none yet. */
  async readFirst(): Promise<void> {
    if (!this.#isListed) {
      await this.#readList();
    }
  }

  /** The connection has ended. */
  close(): void {
    this.#visit++;
    clearTimeout(this.#timer);
  }

  async compare(): Promise<void> {
    const visit = this.#visit;
    clearTimeout(this.#timer);
    try {
      const { heads, epoch } = await this.#options.home.ask('feed:heads', {});
      for (const { feed } of [this.#options.own, this.#options.server]) {
        await feed.compare(heads[feed.name] ?? 0, epoch);
      }
      await this.#compareConversations(heads, epoch);
    } catch {
      // With the next minute, or the next connection.
    }
    if (visit === this.#visit && this.#options.connection.online) {
      const wait = headsMs + (Math.random() * 2 - 1) * headsJitterMs;
      const due = Date.now() + wait;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        if (Date.now() - due > sleptMs) {
          this.#options.connection.wake();
        }
        void this.compare();
      }, wait);
    }
  }

  async #compareConversations(heads: Readonly<Record<string, number>>, epoch: string): Promise<void> {
    const behind: (readonly [ConversationAgent, number])[] = [];
    for (const [name, head] of Object.entries(heads)) {
      const [kind, id] = name.split(':');
      if (kind === 'conversation' && id !== undefined) {
        const agent = this.#options.conversation(id);
        const { feed } = agent.replica;
        if (agent.isOpen) {
          await agent.compare(head, epoch);
        } else if (feed.rev !== head || feed.epoch !== epoch) {
          behind.push([agent, head]);
        }
      }
    }
    if (behind.length > comparedMax) {
      await this.#readList();
    }
    for (const [agent, head] of behind) {
      // Those that the list has brought up to now have nothing to ask.
      await agent.compare(head, epoch);
    }
  }

  #readList(): Promise<void> {
    this.#listing ??= this.#readListOnce().finally(() => {
      this.#listing = null;
    });
    return this.#listing;
  }

  async #readListOnce(): Promise<void> {
    const { home, own, conversation } = this.#options;
    try {
      for (let cursor: string | null = null; ; ) {
        const page: AnswerOf<'conversation:list'> = await home.ask('conversation:list', { limit: listPage, cursor });
        for (const item of page.items) {
          conversation(item.conversation.id).seed(item, page.epoch);
          own.take(item.read === null ? [item.membership] : [item.membership, item.read]);
        }
        cursor = page.next;
        if (cursor === null) {
          break;
        }
      }
      this.listed();
    } catch {
      // With the next connection.
    }
  }
}
