/** A post of tests: a phone without a bundle, so that every permit is to be asked of the desk. */
import 'fake-indexeddb/auto';
import type { Device } from '../model';
import { type KeptCheck, openMemory } from '../store/database';
import { allWaiting } from '../store/queue';
import { DeviceClock } from './clock';
import { Elapsed } from './elapsed';
import { type Net, Post } from './post';

const PLACE = { id: 'P', uuid: '00000000-0000-7000-8000-000000000001', name: '', bundleAddress: '', sheetAddress: '' };
export const REPLY_KEY = new Uint8Array(32).fill(7);

export async function aDevice(): Promise<Device> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  return {
    uuid: '00000000-0000-7000-8000-000000000002',
    label: 'phone',
    token: 'token',
    deployment: 'd',
    root: new Uint8Array(64),
    replyKey: REPLY_KEY,
    privateKey: keys.privateKey,
    place: PLACE,
    confirmationCode: '123456',
    confirmed: true,
    revoked: false,
  };
}

/** Seconds of the wall and the monotonic clock, to be moved by hand. */
export type Hands = { wall: number; monotonic: number };
export const noon = (): Hands => ({ wall: 1_800_000_000, monotonic: 0 });
export const elapsedBy = (hands: Hands): Elapsed =>
  new Elapsed(
    () => hands.wall,
    () => hands.monotonic,
  );

type Wish = { readonly name?: string; readonly hands?: Hands; readonly net?: Partial<Net> };

/** The same `name` is the same phone after a reload. */
export async function aPost({ name, hands, net = {} }: Wish = {}): Promise<Post> {
  const memory = await openMemory(name ?? `post-${crypto.randomUUID()}`);
  const elapsed = hands ? elapsedBy(hands) : new Elapsed();
  const post = new Post(memory, net as Net, new DeviceClock(), () => undefined, elapsed);
  post.set({ ready: true, device: await aDevice(), way: { direction: 'INWARD', through: false } });
  return post;
}

/** Past the moment in which a tap was meant for the screen before. */
export function unhurried(post: Post): void {
  post.quietUntilMs = 0;
}

export const recorded = async (post: Post): Promise<readonly KeptCheck[]> => allWaiting(post.memory);
export const told = ({ text }: KeptCheck): Record<string, unknown> => JSON.parse(text);

/** An answer that comes when the test lets it. */
export function later<T>(): { readonly promise: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}
