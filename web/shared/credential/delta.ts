/**
 * What bundles have to say anew: a post's own delta, or the news that crews carry. The twin of credentials/bundle/delta*.py.
 *
 * A post applies its own delta to the bundle as it was fetched: what news have changed meanwhile is no base, so a page keeps
 * the fetched bundle beside the one it judges by. News go upon either.
 */

import { Broken } from './cbor';
import { openCertified } from './certificate';
import { type Delta, deltaOf, type Post } from './delta_wire';
import type { Anchor, Bundle, Bytes, Extension, StatusList } from './model';
import { checked } from './open';
import { changed } from './status';
import { BLOCK_BYTES } from './trust';
import { LIMITS } from './wire';

export type { Delta, Post } from './delta_wire';
export type Refusal = 'FOREIGN' | 'OLDER' | 'GAP' | 'WRONG_BASE';

/** Verify root → bundle key → delta and read it, all or nothing; null for what is no delta of ours. Never raises. */
export async function openDelta(bytes: Bytes, anchor: Anchor): Promise<Delta | null> {
  try {
    const { raw, covers } = await openCertified(bytes, anchor, 'delta', LIMITS.delta_bytes);
    const delta = await deltaOf(raw);
    return delta.deployment === anchor.deployment && covers(delta.issuedAt) ? delta : null;
  } catch {
    return null;
  }
}

/** The bundle after it, or why it does not fit what is held. */
export function applied(held: Bundle, delta: Delta): Bundle | Refusal {
  const refused = refusal(held, delta);
  if (refused !== null) return refused;
  try {
    return checked(delta.post === null ? afterNews(held, delta) : afterPost(held, delta, delta.post));
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    return delta.post === null ? 'GAP' : 'WRONG_BASE';
  }
}

function refusal(held: Bundle, delta: Delta): Refusal | null {
  const { post, since, issuedAt } = delta;
  if (delta.deployment !== held.deployment) return 'FOREIGN';
  if (post === null) return issuedAt <= held.issuedAt ? 'OLDER' : since > held.issuedAt ? 'GAP' : null;
  if (post.checkpoint !== held.checkpoint.id) return 'FOREIGN';
  if (post.sequence <= held.sequence) return 'OLDER';
  return post.base === held.sequence && since === held.issuedAt ? null : 'WRONG_BASE';
}

/** What the post holds, put anew; its life never gets shorter, as its own zones were said for that long. */
function afterNews(held: Bundle, delta: Delta): Bundle {
  const zones = delta.zones.filter((zone) => held.zones.has(zone.number));
  return { ...after(held, { ...delta, zones }), expiresAt: Math.max(held.expiresAt, delta.expiresAt) };
}

function afterPost(held: Bundle, delta: Delta, post: Post): Bundle {
  return {
    ...after(post.extensions === null ? held : { ...held, extensions: post.extensions }, delta),
    sequence: post.sequence,
    previousHash: post.previousHash,
    checkpoint: post.record ?? held.checkpoint,
    desk: post.desk ?? held.desk,
    texts: post.texts ?? held.texts,
  };
}

function after(held: Bundle, delta: Delta): Bundle {
  const { dropped } = delta;
  return {
    ...held,
    issuedAt: delta.issuedAt,
    expiresAt: delta.expiresAt,
    trust: put(held.trust, delta.trust, dropped.keys, (record) => record.kid),
    status: held.status && statusAfter(held.status, delta),
    zones: put(held.zones, delta.zones, dropped.zones, (zone) => zone.number),
    levels: put(held.levels, delta.levels, dropped.levels, (level) => level.code),
    policy: delta.policy ?? held.policy,
    extensions: withLater(held.extensions, delta.extensions),
  };
}

function put<K, V>(
  held: ReadonlyMap<K, V>,
  several: readonly V[],
  dropped: readonly K[],
  nameOf: (one: V) => K,
): ReadonlyMap<K, V> {
  const next = new Map([...held, ...several.map((one) => [nameOf(one), one] as const)]);
  for (const name of dropped) next.delete(name);
  return next;
}

function statusAfter(held: StatusList, delta: Delta): StatusList {
  const blocks = new Map(held.blocks);
  for (const block of delta.dropped.blocks) blocks.delete(block);
  for (const [block, said] of delta.statuses) {
    blocks.set(
      block,
      said instanceof Uint8Array ? said : changed(blocks.get(block) ?? new Uint8Array(BLOCK_BYTES), said),
    );
  }
  return { asOf: delta.issuedAt, blocks };
}

function withLater(held: readonly Extension[], later: readonly Extension[]): readonly Extension[] {
  const known = new Set(held.map(nameOf));
  return [...held, ...later.filter((extension) => !known.has(nameOf(extension)) && known.add(nameOf(extension)))];
}

/** Two extensions are one if they say the same. */
function nameOf({ purposes, zones, ...others }: Extension): string {
  const several = [purposes && [...purposes].sort(), [...zones].sort((left, right) => left - right)];
  return JSON.stringify([...several, others.at, others.endingFrom, others.endingTo, others.newEnd]);
}
