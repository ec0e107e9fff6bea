/** The bundle: replaced whole, brought up to date by a delta. All or nothing, one after the other, over all tabs. */
import { applied, openDelta } from '../../shared/credential/delta';
import { canInflate } from '../../shared/credential/inflate';
import type { Anchor, Bytes, InvalidBundle } from '../../shared/credential/model';
import { openBundle, succeeds, wary } from '../../shared/credential/open';
import { uuid } from '../../shared/uuid';
import type { Device } from '../model';
import { type KeptBundle, swapBundle, thing } from '../store/database';
import { anchorOf, type Held, laid, openHeld, over } from './held';
import { withIssued } from './issued';
import type { Post } from './post';

export { anchorOf };

/** What became of a bundle or delta that came in; a name of locales' `post-news-…`. */
export type Taken =
  | 'TAKEN'
  | 'SAME'
  | 'FOREIGN'
  | 'OLDER'
  | 'GAP'
  | 'WRONG_BASE'
  | 'NO_BASE'
  | 'BEHIND'
  | 'FULL'
  | 'TOO_OLD';

/** What is kept next: the same bytes or others, with what lies on them; or why nothing is. */
type Next = Taken | { readonly bytes: Bytes; readonly etag: string | null; readonly held: Held };
type Make = (held: Held | null, kept: KeptBundle | null, device: Device) => Promise<Next>;

/** A whole bundle, from the network, a file or codes. */
export async function takeBundle(post: Post, bytes: Bytes, etag: string | null): Promise<Taken> {
  if (!canInflate()) return 'TOO_OLD';
  return swap(post, async (held, kept, device) => {
    const anchor = anchorOf(device);
    const fresh = await openBundle(bytes, wary(anchor, held?.bundle ?? null));
    if (!fresh.valid || fresh.checkpoint.id !== device.place.uuid) return 'FOREIGN';
    if (held && kept && fresh.sequence === held.fetched.sequence) return remember(post, kept, etag);
    if (held && !succeeds(fresh, held.fetched)) return fresh.sequence < held.fetched.sequence ? 'OLDER' : 'BEHIND';
    const next = await over(held, fresh, [], anchor);
    return next ? { bytes, etag, held: next } : 'BEHIND';
  });
}

/** A delta: a post's own from the network, or the news that a crew brings. */
export function takeDelta(post: Post, bytes: Bytes, etag: string | null = null): Promise<Taken> {
  return swap(post, async (held, kept, device) => {
    const anchor = anchorOf(device);
    const delta = await openDelta(bytes, wary(anchor, held?.bundle ?? null));
    if (!delta) return 'FOREIGN';
    if (!held || !kept) return 'NO_BASE';
    const next = applied(delta.post ? held.fetched : held.bundle, delta);
    if (typeof next === 'string') return next;
    const whole = delta.post
      ? await over(held, next, [...held.own, bytes], anchor)
      : laid(held.fetched, held.own, [...held.news, { bytes, delta }]).held;
    return whole ? { bytes: kept.bytes, etag: etag ?? kept.etag, held: whole } : 'BEHIND';
  });
}

/** Made from what memory holds at that moment, and made again when another tab was faster. */
function swap(post: Post, make: Make): Promise<Taken> {
  return post.inTurn(async () => {
    const { device } = post.state;
    if (!device) return 'FOREIGN';
    for (;;) {
      const kept = await thing(post.memory, 'bundle');
      const held = kept && (await heldOf(post, kept, anchorOf(device)));
      const next = await make(held && 'fetched' in held ? held : null, kept, device);
      const taken = typeof next === 'string' ? next : await put(post, kept, next);
      if (taken) return taken;
    }
  });
}

/** Opened once for each time that it changes. */
async function heldOf(post: Post, kept: KeptBundle, anchor: Anchor): Promise<Held | InvalidBundle> {
  if (post.held && kept.stamp && post.held.stamp === kept.stamp) return post.held.held;
  const held = await openHeld(kept, anchor);
  post.held = kept.stamp && 'fetched' in held ? { stamp: kept.stamp, held } : null;
  return held;
}

/** Of the same sequence: at most its ETag is news. */
async function remember(post: Post, kept: KeptBundle, etag: string | null): Promise<Taken> {
  if (etag) await post.write(() => swapBundle(post.memory, { ...kept, etag }, kept));
  return 'SAME';
}

/** Null when another tab has put another one meanwhile. */
async function put(post: Post, before: KeptBundle | null, next: Exclude<Next, Taken>): Promise<Taken | null> {
  const { bytes, etag, held } = next;
  const bundle = await withIssued(post.memory, held.bundle);
  const stamp = uuid();
  const kept = { bytes, etag, stamp, deltas: [...held.own, ...held.news.map((one) => one.bytes)] };
  let isOurs = false as boolean;
  const work = async () => {
    isOurs = await swapBundle(post.memory, kept, before);
  };
  if (!(await post.write(work))) return 'FULL';
  if (!isOurs) return null;
  post.held = { stamp, held };
  post.raise(bundle.issuedAt);
  post.set({ bundle });
  return 'TAKEN';
}

/** The bundle of memory, as the post judges by it. */
export function restore(post: Post, device: Device | null): Promise<void> {
  return post.inTurn(async () => {
    const kept = device && (await thing(post.memory, 'bundle'));
    const held = kept && (await heldOf(post, kept, anchorOf(device)));
    const bundle = held && 'fetched' in held ? await withIssued(post.memory, held.bundle) : held;
    if (bundle?.valid) post.raise(bundle.issuedAt);
    post.set({ bundle });
  });
}
