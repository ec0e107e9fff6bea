import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { Send } from '../net/hand_in';
import { append } from '../store/queue';
import { bundleAddress, touch } from './contact';
import type { Post } from './post';
import { aPost, device } from './small_net';

vi.mock('../../shared/credential/time', () => ({ nonce: () => 'nonce', openTime: async () => 1_631_750_400 }));

const RECEIPT = { kept: 'RECORDED', notes: [] };
const fetchTime = async () => new Uint8Array(4);

async function withWaiting(post: Post, count: number): Promise<void> {
  const one = device();
  post.set({ device: one });
  for (let at = 0; at < count; at += 1)
    await append(post.memory, one.uuid, one.place.id, async ({ position }) => {
      const id = `check-${position}`;
      return { id, text: id, hash: id, signature: null };
    });
}

it('sets the clock and hands the queue in where no bundle comes through', async () => {
  const sendWith = (): Send => async (batch) => batch.map(() => RECEIPT);
  const cut = async () => Promise.reject(new TypeError('network'));
  const post = await aPost({ fetchTime, sendWith, fetchFile: cut, self: cut });
  await withWaiting(post, 1);
  expect(await touch(post)).toBe(true);
  expect(post.contact?.serverAt).toBe(1_631_750_400);
  expect([post.state.waiting, post.state.reached]).toEqual([0, true]);
});

it('asks for the sheet although another step failed', async () => {
  const asked: string[] = [];
  const fetchFile = async (address: string) => {
    asked.push(address);
    if (address.startsWith('/sheets')) throw new TypeError('network');
    return { kind: 'same' } as const;
  };
  const post = await aPost({ fetchTime, fetchFile });
  post.set({ device: device() });
  expect(await touch(post)).toBe(true);
  expect(asked).toEqual(['/bundles/i', '/sheets/i']);
});

it('hands in half as many after an upload that was too slow', async () => {
  const sizes: number[] = [];
  const sendWith = (): Send => async (batch) => {
    sizes.push(batch.length);
    return batch.length > 10 ? { kind: 'unreachable', late: true } : batch.map(() => RECEIPT);
  };
  const post = await aPost({ fetchTime, sendWith });
  await withWaiting(post, 20);
  await touch(post);
  expect(sizes).toEqual([20, 10, 10]);
  expect(post.state.waiting).toBe(0);
});

it('is not reached where nothing answers', async () => {
  const post = await aPost();
  await withWaiting(post, 1);
  expect(await touch(post)).toBe(false);
  expect(post.state.reached).toBe(false);
});

it('asks for a whole bundle first, and again when twenty deltas stand on the last', () => {
  expect(bundleAddress('/bundles/i', null, 0)).toBe('/bundles/i');
  expect(bundleAddress('/bundles/i', 7, 19)).toBe('/bundles/i?after=7');
  expect(bundleAddress('/bundles/i', 7, 20)).toBe('/bundles/i');
});
