// Keeps the page on the device, so that it starts at once, and without a network too. What it shows is none of its business: requests for
// anything but the page's own files pass it by.

declare const self: ServiceWorkerGlobalScope;
// Put in by build/shell.ts: what the page consists of, and a name that is another one when any of it is.
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const prefix = 'parlance-shell-';
const current = prefix + SHELL_VERSION;
const home = '/';
// What the server answers itself, as in its Page.cs.
const served = /^\/(?:api|socket\.io|ws|health|openapi|swagger|asyncapi)(?:\/|$)/u;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') {
    void self.skipWaiting();
  }
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (pathname.startsWith('/assets/')) {
    event.respondWith(asset(request));
  } else if (request.mode === 'navigate' && !served.test(pathname) && !/\.[^/]*$/u.test(pathname)) {
    event.respondWith(page(request));
  } else if (SHELL_FILES.includes(pathname)) {
    event.respondWith(other(request));
  }
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(current);
  // Names with a hash never come again with another content; everything else is asked of the server.
  await cache.addAll(
    SHELL_FILES.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })),
  );
}

async function takeOver(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  // The one before stays: a tab that is still open runs it, and may want parts of it that it has not loaded yet.
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(current)).match(home, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function other(request: Request): Promise<Response> {
  const kept = await (await caches.open(current)).match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept !== undefined) {
    return kept;
  }
  const answer = await fetch(request);
  if (answer.ok) {
    await (await caches.open(current)).put(request, answer.clone());
  }
  return answer;
}
