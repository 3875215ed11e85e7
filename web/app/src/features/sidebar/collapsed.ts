import { useSyncExternalStore } from 'react';

const key = 'parlance.collapsed';

function read(): ReadonlySet<string> {
  try {
    return new Set((localStorage.getItem(key) ?? '').split(' ').filter((id) => id !== ''));
  } catch {
    return new Set();
  }
}

let collapsed = read();
const listeners = new Set<() => void>();

/** The sections that somebody has closed on this device. */
export const collapsedSections = {
  toggle(id: string): void {
    const next = new Set(collapsed);
    if (!next.delete(id)) {
      next.add(id);
    }
    collapsed = next;
    try {
      localStorage.setItem(key, [...next].join(' '));
    } catch {
      // Storage is switched off; it lasts as long as the page.
    }
    for (const listener of listeners) {
      listener();
    }
  },
};

export const useCollapsed = (): ReadonlySet<string> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => collapsed,
  );
