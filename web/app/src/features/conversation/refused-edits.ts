import type { StoredItem } from '@parlance/client';
import { useSyncExternalStore } from 'react';

/** Other words for a message, and why the server did not take them. */
export interface RefusedEdit {
  readonly item: StoredItem;
  readonly words: string;
  readonly problem: string;
}

let all: ReadonlyMap<string, readonly RefusedEdit[]> = new Map();
const listeners = new Set<() => void>();
const none: readonly RefusedEdit[] = [];

function set(place: string, edits: readonly RefusedEdit[]): void {
  all = new Map(all).set(place, edits);
  for (const listener of listeners) {
    listener();
  }
}

/** Words that were refused wait in their place until somebody decides, wherever they have gone meanwhile. */
export const refusedEdits = {
  of: (place: string): readonly RefusedEdit[] => all.get(place) ?? none,
  add(place: string, edit: RefusedEdit): void {
    refusedEdits.drop(place, edit.item.seq);
    set(place, [...refusedEdits.of(place), edit]);
  },
  drop(place: string, seq: number): void {
    const left = refusedEdits.of(place).filter(({ item }) => item.seq !== seq);
    if (left.length !== refusedEdits.of(place).length) {
      set(place, left);
    }
  },
};

export const useRefusedEdits = (place: string): readonly RefusedEdit[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => refusedEdits.of(place),
  );
