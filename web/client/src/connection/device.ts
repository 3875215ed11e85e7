/** What the machine says of itself. */
export interface Device {
  /** Whether it has a network at all. */
  readonly online: boolean;
  /** Calls back when the network comes or goes, and when somebody looks at the page again. */
  listen(listener: () => void): () => void;
}

/** A machine of which nothing is known, such as a server. */
export const steadyDevice: Device = { online: true, listen: () => () => {} };

/** The browser's own events. */
export function browserDevice(): Device {
  return {
    get online() {
      return navigator.onLine;
    },
    listen(listener) {
      const listeners = new AbortController();
      const { signal } = listeners;
      window.addEventListener('online', listener, { signal });
      window.addEventListener('offline', listener, { signal });
      window.addEventListener('pageshow', listener, { signal });
      const look = () => document.visibilityState === 'visible' && listener();
      document.addEventListener('visibilitychange', look, { signal });
      return () => listeners.abort();
    },
  };
}
