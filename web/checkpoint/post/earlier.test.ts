import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Send } from '../net/hand_in';
import { keep, thing } from '../store/database';
import { append, waiting } from '../store/queue';
import { handInQueue } from './contact';
import { join } from './joining';
import type { Post } from './post';
import { aPost, device, PLACE } from './small_net';

const OLD = device();
const FRESH = device({ uuid: 'device-2', token: 'token-2', place: { ...PLACE, id: 'j', uuid: 'v' } });
const INVITATION = 'ABCDEFGHJKMN0123';

const check = (post: Post, who = OLD) =>
  append(post.memory, who.uuid, who.place.id, async ({ position }) => {
    const id = `${who.uuid}-${position}`;
    return { id, text: id, hash: id, signature: null };
  });

/** A server that takes what a token's own device has made, and remembers by which token it came. */
function server(...tokens: string[]) {
  const came: string[] = [];
  const sendWith =
    (token: string): Send =>
    async (batch) => {
      if (!tokens.includes(token)) return { kind: 'revoked' };
      if (batch.some((one) => one.device.replace('device', 'token') !== token))
        return { kind: 'refused', code: 'FORBIDDEN', message: '' };
      came.push(...batch.map((one) => `${token} ${one.id}`));
      return batch.map(() => ({ kept: 'RECORDED', notes: [] }));
    };
  return { came, sendWith };
}

async function moved(sendWith: (token: string) => Send): Promise<Post> {
  const post = await aPost({ sendWith, enrol: async () => FRESH });
  post.set({ device: OLD });
  await check(post);
  await join(post, INVITATION);
  await check(post, FRESH);
  return post;
}

describe('checks of a device that this phone was before', () => {
  it('come home by their own token, and keep nothing of the new one back', async () => {
    const { came, sendWith } = server('token-1', 'token-2');
    const post = await moved(sendWith);
    expect(await handInQueue(post)).toBe('done');
    expect(came).toEqual(['token-1 device-1-0', 'token-2 device-2-0']);
    expect(await thing(post.memory, 'earlier')).toBeNull();
  });

  it('are passed over aloud when the server takes them no more', async () => {
    const { came, sendWith } = server('token-2');
    const post = await moved(sendWith);
    await handInQueue(post);
    expect(came).toEqual(['token-2 device-2-0']);
    expect([await waiting(post.memory), post.state.waiting]).toEqual([1, 1]);
    expect(post.state.refused).toBe(1);
    expect(post.state.device?.revoked).toBe(false);
  });

  it('leave no token behind where nothing waits', async () => {
    const post = await aPost({ enrol: async () => FRESH });
    post.set({ device: OLD });
    await join(post, INVITATION);
    expect((await thing(post.memory, 'earlier')) ?? []).toEqual([]);
  });
});

it('keeps the invitation until the device is kept', async () => {
  const post = await aPost({ enrol: async () => FRESH });
  const write = post.write.bind(post);
  let calls = 0;
  post.write = async (work) => {
    calls += 1;
    return calls === 2 ? false : write(work);
  };
  expect(await join(post, INVITATION)).toMatchObject({ kind: 'refused' });
  expect((await thing(post.memory, 'enrolling'))?.invitation).toBe(INVITATION);
  expect(await join(post, INVITATION)).toBeNull();
  expect(await thing(post.memory, 'enrolling')).toBeNull();
});

it('takes the memory of a page that knew no earlier devices', async () => {
  const { came, sendWith } = server('token-2');
  const post = await aPost({ sendWith });
  post.set({ device: FRESH });
  await keep(post.memory, 'device', FRESH);
  await check(post);
  await check(post, FRESH);
  await handInQueue(post);
  expect(came).toEqual(['token-2 device-2-0']);
});
