import { useLocation } from 'react-router';

/** Where in our own page somebody wants to go: a path, and never a way to another site. */
export const localPath = (path: unknown): string =>
  // Browsers take a backslash for a slash, and two of them for the beginning of another site's address.
  typeof path === 'string' && /^\/(?![/\\])/u.test(path) ? path : '/';

/** Where somebody wanted to go before the door. */
export function useReturnTo(): string {
  const state: unknown = useLocation().state;
  return localPath(typeof state === 'object' && state !== null && 'from' in state ? state.from : null);
}
