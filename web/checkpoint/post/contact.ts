/** Contact with the server whenever there is one: time, bundle, confirmation, sheet, checks. Nothing waits for it. */
import { wary } from '../../shared/credential/open';
import { openSheet } from '../../shared/credential/sheet';
import { nonce, openTime } from '../../shared/credential/time';
import { handIn } from '../net/hand_in';
import { forget, keep, thing } from '../store/database';
import { waiting } from '../store/queue';
import { anchorOf, type Taken, takeBundle, takeDelta } from './bundles';
import { between, isCloser } from './clock';
import { dropEarlier, sendAs } from './earlier';
import { fetchIssued } from './issued';
import { dropToken, shutOut } from './joining';
import type { Post } from './post';
import { isOver, offsetOf } from './start';

/** One round. True when the server was reached. */
export async function touch(post: Post): Promise<boolean> {
  const { device } = post.state;
  if (!device?.token) return false;
  if (device.revoked) return leave(post);
  const clock = (await step(() => setClock(post))) === true;
  if (clock) await step(() => handInQueue(post));
  const told = !post.state.device?.revoked && (await step(() => refreshBundle(post))) === true;
  post.set({ reached: clock || told });
  if (told) await others(post);
  if (told && !clock) await step(() => handInQueue(post));
  await eraseOldSheet(post);
  return clock || told;
}

async function others(post: Post): Promise<void> {
  for (const part of [fetchIssued, refreshSelf, refreshSheet]) await step(() => part(post));
}

/** What goes wrong in one step keeps no other back; it is tried again with the next round. */
async function step<T>(work: () => Promise<T>): Promise<T | null> {
  return work().catch(() => null);
}

/** The small things first: the time, then what waits. True when the server answered. */
async function setClock(post: Post): Promise<boolean> {
  const { device } = post.state;
  const asked = nonce();
  const sent = post.clock.read();
  const bytes = await post.net.fetchTime(asked);
  const received = post.clock.read();
  const serverAt = device && bytes ? await openTime(bytes, wary(anchorOf(device), post.bundle), asked) : null;
  if (serverAt === null) return false;
  if (serverAt < post.signedAt - FORGIVEN_S) return true;
  const contact = between(sent, received, serverAt);
  if (!contact || !isCloser(contact, post.contact)) return true;
  await post.setBy(contact);
  post.set({ offsetS: offsetOf(post) });
  return true;
}

/** The answer bears our nonce, so it is no old one; only a server whose clock is wrong says less than what it signed before. */
const FORGIVEN_S = 5;

/** What stands on a bundle is opened anew at each start: after some deltas the next one is asked for whole. */
const MOST_DELTAS = 20;

export const bundleAddress = (whole: string, held: number | null, deltas: number): string =>
  held === null || deltas >= MOST_DELTAS ? whole : `${whole}?after=${held}`;

async function refreshBundle(post: Post): Promise<boolean> {
  const { device } = post.state;
  if (!device) return false;
  const [held, kept] = [post.bundle, await thing(post.memory, 'bundle')];
  const greeting = { token: device.token, sequence: held?.sequence ?? null };
  const address = bundleAddress(device.place.bundleAddress, held?.sequence ?? null, kept?.deltas.length ?? 0);
  const file = await post.net.fetchFile(address, held ? (kept?.etag ?? null) : null, greeting);
  if (file.kind === 'revoked') await shutOut(post);
  if (file.kind !== 'file') return file.kind !== 'unreachable';
  const taken = file.isDelta
    ? await takeDelta(post, file.bytes, file.etag)
    : await takeBundle(post, file.bytes, file.etag);
  if (taken === 'WRONG_BASE' || (file.isDelta && taken === 'FOREIGN')) await fetchWhole(post);
  else if (!EXPECTED.has(taken) && !(file.isDelta && taken === 'OLDER')) post.say(`post-news-${taken}`);
  return true;
}

/** A crew's news may be newer than what the server has sealed for this post. */
const EXPECTED: ReadonlySet<Taken> = new Set(['TAKEN', 'SAME', 'BEHIND'] as const);

async function fetchWhole(post: Post): Promise<void> {
  const { device } = post.state;
  if (!device) return;
  const file = await post.net.fetchFile(device.place.bundleAddress, null, { token: device.token, sequence: null });
  if (file.kind === 'file' && !file.isDelta) await takeBundle(post, file.bytes, file.etag);
}

async function refreshSelf(post: Post): Promise<void> {
  const { device } = post.state;
  if (!device?.token || device.confirmed) return;
  const told = await post.net.self(device);
  if ('kind' in told) return told.kind === 'revoked' ? shutOut(post) : undefined;
  if (!told.confirmed) return;
  const known = { ...device, ...told };
  await post.write(() => keep(post.memory, 'device', known));
  post.set({ device: known });
}

async function refreshSheet(post: Post): Promise<void> {
  const { device, sheet } = post.state;
  if (!device?.token || !device.confirmed) return;
  const kept = await thing(post.memory, 'sheet');
  const greeting = { token: device.token, sequence: post.bundle?.sequence ?? null };
  const file = await post.net.fetchFile(device.place.sheetAddress, sheet ? (kept?.etag ?? null) : null, greeting);
  if (file.kind === 'revoked') return shutOut(post);
  if (file.kind !== 'file') return;
  const fresh = await openSheet(file.bytes, wary(anchorOf(device), post.bundle));
  if (!fresh || fresh.checkpoint !== device.place.uuid || fresh.issuedAt < (sheet?.issuedAt ?? 0)) return;
  if (await post.write(() => keep(post.memory, 'sheet', { bytes: file.bytes, etag: file.etag }))) {
    post.raise(fresh.issuedAt);
    post.set({ sheet: fresh });
  }
}

async function eraseOldSheet(post: Post): Promise<void> {
  const { sheet } = post.state;
  if (!sheet || !isOver(post, sheet)) return;
  await post.write(() => forget(post.memory, 'sheet'));
  post.set({ sheet: null });
}

/** Shut out: for some days the server still takes what waits, then the token goes too. */
async function leave(post: Post): Promise<boolean> {
  const sent = await handInQueue(post);
  if (sent !== 'unreachable' && (sent === 'revoked' || post.state.waiting === 0)) await dropToken(post);
  return sent !== 'unreachable';
}

/** Everything that waits; what happens to it meanwhile waits for the next round. */
export async function handInQueue(post: Post): Promise<string> {
  const token = post.state.device?.token;
  if (!token || (await waiting(post.memory)) === 0) return 'done';
  const sent = await handIn(post.memory, sendAs(post, token));
  if (sent.kind === 'revoked') await shutOut(post);
  await dropEarlier(post);
  const left = await waiting(post.memory);
  const isRefused = sent.kind === 'refused' && sent.code !== 'INTERNAL';
  post.set({ waiting: left, refused: isRefused ? left : sent.kind === 'done' ? 0 : post.state.refused });
  return sent.kind;
}
