import { useSyncExternalStore } from 'react';
import styles from './toasts.module.css';

interface Toast {
  readonly id: number;
  readonly words: string;
  readonly undo: { readonly label: string; readonly run: () => void } | null;
}

const shownMs = 5_000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) {
    listener();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says in a line, for a moment, what has happened. */
export function toast(words: string, undo: Toast['undo'] = null): void {
  const id = ++last;
  set([...toasts.slice(-2), { id, words, undo }]);
  setTimeout(() => set(toasts.filter((one) => one.id !== id)), shownMs);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles.toasts} role="status">
      {shown.map(({ id, words, undo }) => (
        <p key={id} className={styles.toast}>
          {words}
          {undo !== null && (
            <button
              type="button"
              onClick={() => {
                undo.run();
                set(toasts.filter((one) => one.id !== id));
              }}
            >
              {undo.label}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
