/** Enrolling this phone at a checkpoint, and losing it again. */

import { uuid } from '../../shared/uuid';
import type { Device } from '../model';
import { makeKeys } from '../net/enrol';
import type { Failure } from '../net/graphql';
import { type Enrolling, exchange, forget, keep, thing } from '../store/database';
import { earlierWith } from './earlier';
import type { Post } from './post';

/** The wish is kept before it is sent: where the answer was lost, asking again gets the same device. */
export async function join(post: Post, invitation: string): Promise<Failure | null> {
  const before = await thing(post.memory, 'enrolling');
  const wish: Enrolling =
    before?.invitation === invitation ? before : { invitation, idempotencyKey: uuid(), keys: await makeKeys() };
  await post.write(() => keep(post.memory, 'enrolling', wish));
  const done = await post.net.enrol(wish);
  if ('kind' in done) return done;
  return (await settle(post, done)) ? null : NOT_KEPT;
}

/** The invitation is not forgotten before the device is kept: sending it again gets the same one. */
const NOT_KEPT: Failure = { kind: 'refused', code: 'INTERNAL', message: '' };

/** What belonged to another checkpoint goes; checks that wait stay with the token of who made them. False: not kept. */
async function settle(post: Post, device: Device): Promise<boolean> {
  const before = post.state.device;
  const earlier = (await earlierWith(post)).filter((one) => one.device !== device.uuid);
  const kept = earlier.length > 0 ? { device, earlier } : { device };
  const gone = [
    'enrolling',
    'shift',
    'sheet',
    'pinTries',
    ...(earlier.length > 0 ? [] : (['earlier'] as const)),
  ] as const;
  if (!(await post.write(() => exchange(post.memory, kept, gone)))) return false;
  post.set({ device, shift: null, sheet: null });
  if (before && before.place.uuid !== device.place.uuid) await forgetPlace(post);
  post.lookNow();
  return true;
}

async function forgetPlace(post: Post): Promise<void> {
  await post.inTurn(async () => {
    await forget(post.memory, 'bundle', 'way');
    await post.memory.clear('passings');
    post.set({ bundle: null, way: null, history: [] });
  });
}

/** The server has shut this device out: names and PINs go at once, what happened at the barrier does not. */
export async function shutOut(post: Post): Promise<void> {
  const { device } = post.state;
  if (!device || device.revoked) return;
  const without: Device = { ...device, revoked: true, replyKey: new Uint8Array(32) };
  await post.write(() => keep(post.memory, 'device', without));
  await forget(post.memory, 'sheet', 'shift');
  post.set({ device: without, sheet: null, shift: null, encounter: null });
  post.poke();
}

/** Nothing is left to hand in, or nothing more is taken. */
export async function dropToken(post: Post): Promise<void> {
  const { device } = post.state;
  if (!device) return;
  const without: Device = { ...device, token: null };
  await post.write(() => keep(post.memory, 'device', without));
  post.set({ device: without });
}
