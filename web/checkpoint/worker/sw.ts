/// <reference lib="webworker" />
/**
 * Serves the checkpoint page when there is no server: every file it needs is fetched once, together, when it is installed.
 * The list is put in by the build; a build with other files is another worker. What is not of the page is left alone.
 */
declare const self: ServiceWorkerGlobalScope;
declare const __CHECKPOINT_FILES__: readonly string[];

const FILES = __CHECKPOINT_FILES__;
const PAGE = '/checkpoint/';
const PREFIX = 'fieldpass-checkpoint-';
const CACHE = PREFIX + named(FILES.join(' '));

function named(text: string): string {
  let hash = 5381;
  for (const char of text) hash = (hash * 33 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' })));
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function pathOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== 'GET') return null;
  if (request.mode === 'navigate') return pathname === '/checkpoint' || pathname === PAGE ? PAGE : null;
  return FILES.includes(pathname) ? pathname : null;
}

async function answer(path: string, request: Request): Promise<Response> {
  const held = await caches.match(path, { cacheName: CACHE });
  return held ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path) event.respondWith(answer(path, event.request));
});
