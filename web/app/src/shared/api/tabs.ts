import type { Me } from './contract';

/** What the tabs of one browser tell each other. They belong to one person and one origin, so the token may go along. */
export type TabMessage =
  | { readonly kind: 'token'; readonly token: string; readonly validUntil: number; readonly me: Me }
  | { readonly kind: 'me'; readonly me: Me }
  | { readonly kind: 'signed-out' };

export interface Tabs {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
  /** Runs the work while no other tab runs its own. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

export function browserTabs(name: string): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  return {
    post: (message) => channel?.postMessage(message),
    listen: (listener) => channel?.addEventListener('message', (event) => listener(event.data)),
    exclusively,
  };

  // Browsers offer locks to secure pages only (HTTPS or localhost). Elsewhere two tabs may refresh at the same time;
  // the server gives both the same successor.
  async function exclusively<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks === undefined ? work() : await navigator.locks.request(name, work);
  }
}
