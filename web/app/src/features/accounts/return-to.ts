import { useLocation } from 'react-router';

/** Where in our own page somebody wants to go: a path, and never a way to another site. */
export const localPath = (path: unknown): string =>
  // Two slashes begin another site's address. Browsers take a backslash for one, and skip tabs and line ends between.
  typeof path === 'string' && /^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(path) ? path : '/';

/** Where somebody wanted to go before the door. */
export function useReturnTo(): string {
  const state: unknown = useLocation().state;
  return localPath(typeof state === 'object' && state !== null && 'from' in state ? state.from : null);
}
