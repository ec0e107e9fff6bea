/**
 * What the worker knows without its page: the reader's language, and which pushes it has shown and could not yet say so. Kept as
 * answers in a cache of its own: a worker is one plain file, without the page's library for IndexedDB.
 */
import type { Language } from '../shared/language';

const CACHE = 'fieldpass-told';
const LANGUAGE = '/told/language';
const SHOWN = '/told/shown/';
/** The server marks 500 at a time; who was away for longer hears of it in the inbox. */
const MOST = 500;

const keep = async (path: string, text: string) => (await caches.open(CACHE)).put(path, new Response(text));

export const tellLanguage = (language: Language): Promise<void> => keep(LANGUAGE, language);

export async function language(): Promise<Language> {
  const kept = await caches.match(LANGUAGE, { cacheName: CACHE });
  return (await kept?.text()) === 'en' ? 'en' : 'vi';
}

export const tellShown = (id: string): Promise<void> => keep(SHOWN + encodeURIComponent(id), '');

export async function shown(): Promise<readonly string[]> {
  const kept = await (await caches.open(CACHE)).keys();
  const paths = kept.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(SHOWN));
  return paths.slice(0, MOST).map((path) => decodeURIComponent(path.slice(SHOWN.length)));
}

export async function forgetShown(ids: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(ids.map((id) => cache.delete(SHOWN + encodeURIComponent(id))));
}

export const forgetAll = (): Promise<boolean> => caches.delete(CACHE);
