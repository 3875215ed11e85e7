import { useSyncExternalStore } from 'react';

/** One choice that this browser remembers, applied to the page by `apply` at start and at every change. */
export interface Setting<T extends string> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function setting<T extends string>(
  key: string,
  isValid: (value: string) => value is T,
  fallback: T,
  apply: (value: T) => void,
): Setting<T> {
  const listeners = new Set<() => void>();
  let value = fallback;
  try {
    const stored = localStorage.getItem(key);
    value = stored !== null && isValid(stored) ? stored : fallback;
  } catch {
    // Storage is switched off; the choice lasts as long as the page.
  }
  apply(value);

  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, next);
      } catch {
        // As above.
      }
      apply(next);
      for (const listener of listeners) {
        listener();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useSetting = <T extends string>(of: Setting<T>): T => useSyncExternalStore(of.subscribe, of.get);
