/** Issued sets: of a key in allow-list mode only what stands in the set passes. Files of their own, named by the bundle. */
import type { Bundle, Bytes } from '../../shared/credential/model';
import { openIssued } from '../../shared/credential/open';
import { keep, type Memory, thing } from '../store/database';
import type { Post } from './post';

/** The sets that a bundle names and that are not at hand. */
export function lacking(bundle: Bundle): readonly string[] {
  const named = [...bundle.trust.values()].flatMap(({ issuedSet }) => (issuedSet ? [issuedSet.sha256] : []));
  return [...new Set(named)].filter((name) => !bundle.issuedSets.has(name));
}

/** The bundle with what memory has of its sets. */
export async function withIssued(memory: Memory, bundle: Bundle): Promise<Bundle> {
  const names = lacking(bundle);
  const kept = names.length > 0 ? ((await thing(memory, 'issued')) ?? {}) : {};
  let whole = bundle;
  for (const name of names) {
    const bytes = kept[name];
    whole = (bytes && (await openIssued(bytes, whole))) || whole;
  }
  return whole;
}

/** Fetch what is lacking; a set that is no longer named goes. */
export async function fetchIssued(post: Post): Promise<void> {
  for (const name of post.bundle ? lacking(post.bundle) : []) {
    const file = await post.net.fetchFile(`/issued/${name}`, null, { token: null, sequence: null });
    if (file.kind === 'file') await take(post, name, file.bytes);
  }
}

const take = (post: Post, name: string, bytes: Bytes): Promise<void> => post.inTurn(() => put(post, name, bytes));

async function put(post: Post, name: string, bytes: Bytes): Promise<void> {
  const whole = post.bundle && (await openIssued(bytes, post.bundle));
  if (!whole) return;
  const before = (await thing(post.memory, 'issued')) ?? {};
  const still = Object.entries(before).filter(([other]) => whole.issuedSets.has(other));
  await post.write(() => keep(post.memory, 'issued', { ...Object.fromEntries(still), [name]: bytes }));
  post.set({ bundle: whole });
}
