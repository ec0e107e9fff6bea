import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keep, thing } from '../store/database';
import { takeBundle } from './bundles';
import { aPost, device } from './small_net';
import { start } from './start';

const WAY = { direction: 'INWARD', through: false } as const;
afterEach(() => void vi.unstubAllGlobals());

describe('a memory that the browser closed', () => {
  it('is opened again, and the write is done', async () => {
    const post = await aPost();
    post.memory.close();
    expect(await post.write(() => keep(post.memory, 'way', WAY))).toBe(true);
    expect(await thing(post.memory, 'way')).toEqual(WAY);
    expect(post.state.memoryLost).toBe(false);
  });

  it('is said to be lost where it does not open any more', async () => {
    const post = await aPost();
    post.memory.close();
    (await openDB(post.memory.name, 2)).close();
    expect(await post.write(() => keep(post.memory, 'way', WAY))).toBe(false);
    expect(post.state.memoryLost).toBe(true);
  });

  it('does not stand in the way of a page of a later version', async () => {
    const post = await aPost();
    const later = await openDB(post.memory.name, 2);
    expect(later.version).toBe(2);
    later.close();
  });
});

it('says of a browser that cannot unpack that it is too old', async () => {
  vi.stubGlobal('DecompressionStream', undefined);
  const post = await aPost();
  await keep(post.memory, 'device', device());
  await keep(post.memory, 'sheet', { bytes: new Uint8Array([1]), etag: null });
  await start(post);
  expect(post.state.tooOld).toBe(true);
  expect(await takeBundle(post, new Uint8Array([1]), null)).toBe('TOO_OLD');
  expect(await thing(post.memory, 'sheet')).not.toBeNull();
});
