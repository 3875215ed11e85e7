import { useEffect, useState } from 'react';

/** A part of a list. What `next` is, is for the list to know; null at the end. */
export interface Page<T, C = string> {
  readonly items: readonly T[];
  readonly next: C | null;
}

export type Pages<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly reload: () => void }
  | { readonly kind: 'ready'; readonly items: readonly T[]; readonly more: (() => Promise<void>) | null };

/**
 * A list that the server gives in pages. It is read anew when `version` is another one, and what was shown stays until
 * that is there.
 */
export function usePages<T, C = string>(load: (cursor: C | null) => Promise<Page<T, C>>, version: unknown): Pages<T> {
  const [page, setPage] = useState<Page<T, C> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // Follows a list of the server's. A later answer is about a later list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version, or another try, is another list.
  useEffect(() => {
    let isCurrent = true;
    load(null).then(
      (first) => {
        if (isCurrent) {
          setError(null);
          setPage(first);
        }
      },
      (problem: unknown) => isCurrent && setError(problem ?? new Error('It was not said why.')),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, version, tries]);

  if (page === null) {
    return error === null ? { kind: 'loading' } : { kind: 'failed', error, reload: () => setTries(tries + 1) };
  }
  const { items, next } = page;
  const more = async () => {
    const following = await load(next);
    // A list that was read anew meanwhile has pages of its own.
    setPage((now) => (now === page ? { items: [...items, ...following.items], next: following.next } : now));
  };
  return { kind: 'ready', items, more: next === null ? null : more };
}
