/**
 * Serves one page when there is no server: every file it needs is fetched once, together, when it is installed. Name and list
 * are put in by the build, once for each page; a build with other files is another worker. What is not of the page is left alone.
 */
import { listenForPushes, type PushWords } from './push';
import type { Scope } from './scope';

const worker = globalThis as unknown as Scope;
declare const __PAGE_NAME__: string;
declare const __PAGE_FILES__: readonly string[];
declare const __PAGE_BUILD__: string;
declare const __PUSH_WORDS__: PushWords | null;

const FILES = __PAGE_FILES__;
const PAGE = `/${__PAGE_NAME__}/`;
const PREFIX = `fieldpass-${__PAGE_NAME__}-`;
const CACHE = PREFIX + __PAGE_BUILD__;
/** A page of the build before may still be open, and start its reader only now. */
const KEPT_CACHES = 2;

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' })));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, Math.max(0, ours.length + 1 - KEPT_CACHES)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

function pathOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || request.method !== 'GET') return null;
  if (request.mode === 'navigate') return `${pathname}/` === PAGE || pathname === PAGE ? PAGE : null;
  return FILES.includes(pathname) || pathname.startsWith('/assets/') ? pathname : null;
}

async function answer(path: string, request: Request): Promise<Response> {
  const newest = await caches.match(path, { cacheName: CACHE });
  return newest ?? (await caches.match(path)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path) event.respondWith(answer(path, event.request));
});

const PUSHED = __PUSH_WORDS__;
if (PUSHED) listenForPushes(worker, PAGE, PUSHED);
