import { expect, it } from 'vitest';
import { isStored } from './register';

const workers = (active: unknown) => ({ getRegistration: async () => ({ active }) });
const caches = (...paths: readonly string[]) => ({
  keys: async () => ['fieldpass-checkpoint-a'],
  open: async () => ({ keys: async () => paths.map((path) => ({ url: `https://a.example${path}` })) }),
});
const WHOLE = caches('/checkpoint/', '/assets/reader.wasm');

it('is stored once a worker serves the page and its reader', async () => {
  expect(await isStored(workers({}), WHOLE)).toBe(true);
});

it.each([
  ['a worker is only being installed', workers(null), WHOLE],
  ['there is no worker', { getRegistration: async () => undefined }, WHOLE],
  ['the browser knows no workers', undefined, WHOLE],
  ['the reader is not there', workers({}), caches('/checkpoint/')],
  ['the page is not there', workers({}), caches('/assets/reader.wasm')],
])('is not stored while %s', async (_, worker, stores) => {
  expect(await isStored(worker, stores)).toBe(false);
});
