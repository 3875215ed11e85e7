import { ChatClient, type ChatClientOptions } from '../client.ts';
import { personalToken } from '../connection/tokens.ts';
import type { ConversationState } from '../conversations/state.ts';
import { memoryStore } from '../store/store.ts';
import type { TabMessage, Tabs } from '../tabs/tabs.ts';
import type { FakeServer } from './fake-server.ts';

/** A client of the server in memory. */
export function clientOf(server: FakeServer, me: string, options: Partial<ChatClientOptions> = {}): ChatClient {
  return new ChatClient({
    me,
    tokens: personalToken(me),
    store: memoryStore(),
    socket: server.socketOf(me),
    ...options,
  });
}

/** All that is under way in memory has happened. Timers stay where they are. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 60; turns++) {
    await Promise.resolve();
  }
}

/** The texts of what is shown, those on their way in brackets. */
export function textsOf(state: ConversationState): string[] {
  return state.kind !== 'ready'
    ? []
    : state.timeline.items.map((item) => (item.kind === 'stored' ? item.message.text : `[${item.item.text}]`));
}

/** The tabs of one browser, in one process. The one that leads stops to when another one takes over. */
export class FakeBrowser {
  readonly #listeners = new Map<object, (message: TabMessage) => void>();
  readonly #leads = new Map<object, (leads: boolean) => void>();
  #leader: object | null = null;

  tab(): Tabs {
    const tab = {};
    return {
      post: (message) => {
        for (const [other, listener] of this.#listeners) {
          if (other !== tab) {
            listener(structuredClone(message));
          }
        }
      },
      listen: (listener) => {
        this.#listeners.set(tab, this.#also(tab, listener));
        return () => this.#listeners.delete(tab);
      },
      lead: (listener) => {
        this.#leads.set(tab, listener);
        if (this.#leader === null) {
          this.#choose(tab);
        }
        return {
          takeOver: () => this.#choose(tab),
          stop: () => {
            this.#leads.delete(tab);
            if (this.#leader === tab) {
              this.#leader = null;
              const [next] = this.#leads.keys();
              this.#choose(next ?? null);
            }
          },
        };
      },
    };
  }

  // One tab has several parts that listen.
  #also(tab: object, listener: (message: TabMessage) => void): (message: TabMessage) => void {
    const before = this.#listeners.get(tab);
    return (message) => {
      before?.(message);
      listener(message);
    };
  }

  #choose(tab: object | null): void {
    const before = this.#leader;
    this.#leader = tab;
    if (before !== null && before !== tab) {
      this.#leads.get(before)?.(false);
    }
    if (tab !== null && before !== tab) {
      this.#leads.get(tab)?.(true);
    }
  }
}
