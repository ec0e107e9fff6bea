/** The bundle: opened from memory, replaced whole, brought up to date by a delta. All or nothing. */
import { applied, openDelta } from '../../shared/credential/delta';
import { canInflate } from '../../shared/credential/inflate';
import type { Anchor, Bundle, Bytes, InvalidBundle } from '../../shared/credential/model';
import { openBundle, succeeds, wary } from '../../shared/credential/open';
import type { Device } from '../model';
import { type KeptBundle, keep, thing } from '../store/database';
import { withIssued } from './issued';
import type { Post } from './post';

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

export const anchorOf = ({ deployment, root }: Device): Anchor => ({ deployment, root });

/** The bundle of memory with everything that was put on it. */
export async function openKept(kept: KeptBundle, anchor: Anchor): Promise<Bundle | InvalidBundle> {
  let bundle = await openBundle(kept.bytes, anchor);
  for (const bytes of kept.deltas) {
    const delta = bundle.valid ? await openDelta(bytes, anchor) : null;
    const next = bundle.valid && delta ? applied(bundle, delta) : null;
    if (next && typeof next !== 'string') bundle = next;
  }
  return bundle;
}

/** A whole bundle, from the network, a file or codes. */
export async function takeBundle(post: Post, bytes: Bytes, etag: string | null): Promise<Taken> {
  const { device } = post.state;
  if (!canInflate()) return 'TOO_OLD';
  if (!device) return 'FOREIGN';
  const fresh = await openBundle(bytes, wary(anchorOf(device), post.bundle));
  if (!fresh.valid || fresh.checkpoint.id !== device.place.uuid) return 'FOREIGN';
  const held = post.bundle;
  if (held && fresh.sequence === held.sequence) return remember(post, etag);
  if (held && !succeeds(fresh, held)) return fresh.sequence < held.sequence ? 'OLDER' : 'BEHIND';
  return put(post, { bytes, deltas: [], etag }, fresh);
}

/** Of the same sequence: at most its ETag is news. */
async function remember(post: Post, etag: string | null): Promise<Taken> {
  const kept = await thing(post.memory, 'bundle');
  if (kept && etag) await post.write(() => keep(post.memory, 'bundle', { ...kept, etag }));
  return 'SAME';
}

/** A delta: a post's own from the network, or the news that a crew brings. */
export async function takeDelta(post: Post, bytes: Bytes, etag: string | null = null): Promise<Taken> {
  const { device } = post.state;
  const [held, kept] = [post.bundle, await thing(post.memory, 'bundle')];
  const delta = device && (await openDelta(bytes, wary(anchorOf(device), held)));
  if (!delta) return 'FOREIGN';
  if (!held || !kept) return 'NO_BASE';
  const next = applied(held, delta);
  if (typeof next === 'string') return next;
  return put(post, { bytes: kept.bytes, deltas: [...kept.deltas, bytes], etag: etag ?? kept.etag }, next);
}

async function put(post: Post, kept: KeptBundle, fresh: Bundle): Promise<Taken> {
  const bundle = await withIssued(post.memory, fresh);
  if (!(await post.write(() => keep(post.memory, 'bundle', kept)))) return 'FULL';
  post.raise(bundle.issuedAt);
  post.set({ bundle });
  return 'TAKEN';
}
