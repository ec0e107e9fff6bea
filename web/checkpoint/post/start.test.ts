import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { keep, thing } from '../store/database';
import { aPost, device } from './small_net';
import { start } from './start';

vi.mock('../../shared/credential/sheet', () => ({
  openSheet: async ([expiresAt]: Uint8Array) => ({ checkpoint: 'u', expiresAt, issuedAt: 1, officers: [], rows: [] }),
}));

const opened = async (expiresAt: number) => {
  const post = await aPost();
  await keep(post.memory, 'device', device());
  await keep(post.memory, 'highWater', 50);
  await keep(post.memory, 'sheet', { bytes: new Uint8Array([expiresAt]), etag: null });
  await start(post);
  return { shown: post.state.sheet !== null, kept: (await thing(post.memory, 'sheet')) !== null };
};

it('erases a sheet that ended while the page was closed', async () =>
  expect(await opened(49)).toEqual({ shown: false, kept: false }));

it('keeps a sheet that lasts', async () => expect(await opened(51)).toEqual({ shown: true, kept: true }));
