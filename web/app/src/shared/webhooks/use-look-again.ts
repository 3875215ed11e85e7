import { useEffect } from 'react';

/** Looks again at what the server does by itself: `after` milliseconds from now, each time that `shown` is another; never for null. */
export function useLookAgain(shown: unknown, after: number | null, look: () => void): void {
  // Follows the server, which tells nobody of this.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown says from when on to count.
  useEffect(() => {
    const timer = after === null ? undefined : setTimeout(look, after);
    return () => clearTimeout(timer);
  }, [shown]);
}
