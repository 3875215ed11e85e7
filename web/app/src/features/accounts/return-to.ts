import { useLocation } from 'react-router';

/** Where somebody wanted to go before the door: a path of this site, never an address of another. */
export function useReturnTo(): string {
  const state: unknown = useLocation().state;
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' && from.startsWith('/') && !from.startsWith('//') ? from : '/';
}

// A way through another service leaves the page; the tab remembers where to.
const key = 'parlance.return-to';

export function rememberReturnTo(path: string): void {
  try {
    sessionStorage.setItem(key, path);
  } catch {
    // Storage is switched off: the way ends at the chat.
  }
}

export function takeReturnTo(): string {
  try {
    const path = sessionStorage.getItem(key) ?? '/';
    sessionStorage.removeItem(key);
    return path.startsWith('/') && !path.startsWith('//') ? path : '/';
  } catch {
    return '/';
  }
}
