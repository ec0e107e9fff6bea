import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Bundle } from '../../shared/credential/model';
import { keep, thing } from '../store/database';
import { DeviceClock } from './clock';
import { touch } from './contact';
import { aPost, device } from './small_net';
import { start } from './start';

vi.mock('../../shared/credential/time', () => ({
  nonce: () => 'nonce',
  openTime: async (bytes: Uint8Array) => new DataView(bytes.buffer).getUint32(0),
}));

const NOW = 1_631_750_400;
const AHEAD_S = 48 * 3600;
let [wall, monotonic] = [0, 0];
beforeEach(() => {
  [wall, monotonic] = [NOW + AHEAD_S, 10];
});

const clock = () =>
  new DeviceClock(
    () => wall,
    () => monotonic,
  );
const bundle = (issuedAt: number) => ({ valid: true, issuedAt, sequence: 1, trust: new Map() }) as unknown as Bundle;

async function opened(serverAt: number, tripS = 0) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, serverAt);
  const fetchTime = async () => {
    [wall, monotonic] = [wall + tripS, monotonic + tripS];
    return bytes;
  };
  const post = await aPost({ fetchTime, fetchFile: async () => ({ kind: 'same' }) }, clock());
  await keep(post.memory, 'device', device());
  await keep(post.memory, 'contact', { serverAt: NOW - 60, device: { wall: NOW - 60, monotonic: 0, boot: 'before' } });
  await start(post);
  post.set({ bundle: bundle(NOW - 3_600) });
  return post;
}

it("is the server's again after this phone's clock was two days ahead", async () => {
  const post = await opened(NOW);
  expect(post.now().earliest).toBeGreaterThan(NOW + AHEAD_S - 600);
  await touch(post);
  expect(post.now()).toEqual({ earliest: NOW - 1, latest: NOW + 1 });
  expect(await thing(post.memory, 'highWater')).toBeLessThanOrEqual(NOW);
  await start(post);
  expect(post.highWater).toBeLessThanOrEqual(NOW);
});

it('is not taken from a server that is behind what it has signed', async () => {
  const post = await opened(NOW - 7_200);
  await touch(post);
  expect(post.contact?.serverAt).toBe(NOW - 60);
});

it('is taken from a slow network, and said less exactly', async () => {
  const post = await opened(NOW, 12);
  await touch(post);
  expect(post.now()).toEqual({ earliest: NOW - 1, latest: NOW + 13 });
});
