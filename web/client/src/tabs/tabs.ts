import type { LocalDraft, Written } from '../drafts/drafts.ts';
import type { OutboxItem } from '../outbox/item.ts';

/** What the tabs of one browser and one account tell each other. */
export type TabMessage =
  | { readonly kind: 'outbox'; readonly item: OutboxItem }
  | { readonly kind: 'outbox-removed'; readonly clientId: string }
  | {
      readonly kind: 'draft';
      readonly key: string;
      readonly draft: LocalDraft | null;
      /** What the tab had before. */
      readonly was: Written | null;
    }
  | { readonly kind: 'read'; readonly conversation: string; readonly seq: number; readonly version: number }
  | { readonly kind: 'wiped' };

/** The other tabs. Each has a connection of its own, so they all hear the same; the outbox is sent by one of them. */
export interface Tabs {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
  /**
   * Calls back when this tab leads and when it does not any more. The first tab leads; another one takes over when it is closed, or when
   * `takeOver` is called there.
   */
  lead(listener: (leads: boolean) => void): { takeOver(): void; stop(): void };
}

/** Nobody else is there. */
export function aloneTabs(): Tabs {
  return {
    post() {},
    listen: () => () => {},
    lead(listener) {
      listener(true);
      return { takeOver() {}, stop() {} };
    },
  };
}

/**
 * `BroadcastChannel` and Web Locks. Browsers offer locks to secure pages only (HTTPS or localhost); elsewhere every tab sends what it has, which
 * is safe, since the server knows a repeated message by its `clientId`.
 */
export function browserTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    lead(listener) {
      const locks = globalThis.navigator?.locks;
      if (locks === undefined) {
        listener(true);
        return { takeOver() {}, stop() {} };
      }
      return leadWith(locks, `${name}.leader`, listener);
    },
  };
}

function leadWith(locks: LockManager, name: string, listener: (leads: boolean) => void) {
  const stopped = new AbortController();
  const { signal } = stopped;
  // A tab that takes the lead while it is given it has two requests, and hears of the end of the first after it has the second.
  let holder: object | null = null;
  const hold = (now: object | null) => {
    const led = holder !== null;
    holder = now;
    if (led !== (now !== null) && !signal.aborted) {
      listener(!led);
    }
  };
  const take = async (options: LockOptions): Promise<void> => {
    const request = {};
    // Held until this tab stops, or another one takes it, in which somebody writes.
    const granted = () => {
      hold(request);
      return new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    // Where locks are refused for good, as where there are none, each tab leads.
    await locks.request(name, options, granted).catch((error) => error.name !== 'AbortError' && granted());
    if (holder === request) {
      hold(null);
    }
  };
  const wait = async () => {
    while (!signal.aborted) {
      await take({ signal });
    }
  };
  void wait();
  return {
    takeOver() {
      if (holder === null && !signal.aborted) {
        // The request that waits already in this tab leads again when its turn comes.
        void take({ steal: true });
      }
    },
    stop: () => stopped.abort(),
  };
}
