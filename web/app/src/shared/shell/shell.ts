import { isLoadingAhead } from '~/shared/ui/later';

// The page itself, as the service worker keeps it on this device, and whether a newer one waits.

const lookAgainMs = 3_600_000;
const reloadedKey = 'parlance.reloaded';
const reloadPauseMs = 60_000;

let registration: ServiceWorkerRegistration | null = null;
let isReady = false;
const listeners = new Set<() => void>();

/** Whether a newer version of the page is here than the one that runs. */
export const newVersion = {
  get: (): boolean => isReady,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** A part of the page is gone from the server, which has a newer version: this one cannot go on. Once; not again and again. */
export function reloadWhenPartsAreGone(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (!isLoadingAhead() && navigator.onLine && Date.now() - last > reloadPauseMs) {
      sessionStorage.setItem(reloadedKey, `${Date.now()}`);
      location.reload();
    }
  });
}

/** Keeps the page on this device from now on. Where browsers allow it, which is over HTTPS and on this machine alone. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  const { serviceWorker } = navigator;
  const hadOne = serviceWorker.controller !== null;
  try {
    registration = await serviceWorker.register(workerAddress('/service-worker.js'), { updateViaCache: 'none' });
  } catch {
    // The page works without it.
    return;
  }
  const look = () => {
    const { waiting, installing } = registration ?? {};
    if (waiting != null && serviceWorker.controller !== null) {
      ready();
    }
    installing?.addEventListener('statechange', look);
  };
  registration.addEventListener('updatefound', look);
  look();
  // Another tab has moved on to the newer one.
  serviceWorker.addEventListener('controllerchange', () => hadOne && ready());
  setInterval(lookForNewVersion, lookAgainMs);
}

/** To be called when there may be one: a server that was away for a moment is often another one afterwards. */
export function lookForNewVersion(): void {
  registration?.update().catch(() => {
    // Out of reach; the next look may find more.
  });
}

/** Shows the newer version. What was typed and not sent is kept on the device. */
export function takeNewVersion(): void {
  const reload = () => location.reload();
  if (registration?.waiting == null) {
    reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  registration.waiting.postMessage('take-over');
}

function ready(): void {
  isReady = true;
  for (const listener of listeners) {
    listener();
  }
}

/** Browsers take the address of a script only from a policy that the server's Content-Security-Policy names. */
function workerAddress(address: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('parlance-worker', { createScriptURL: (url) => url });
  return (policy?.createScriptURL(address) as string | undefined) ?? address;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}
