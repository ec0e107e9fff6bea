/**
 * The party before the officer, kept while nothing is answered: a phone kills a page that is left for a telephone call.
 * What comes back is what was there: the same challenge, the tries that were spent, and the time that went by.
 */
import type { Encounter } from '../model';
import { forget, keep, type Memory, thing } from '../store/database';
import type { KeptCount } from './elapsed';
import type { Post } from './post';

export type Unanswered = {
  readonly encounter: Encounter;
  readonly next: readonly string[];
  readonly count: KeptCount;
};

/** Keep each change until the returned function is called. Where nothing more fits, the screen still has it. */
export function keepUnanswered(post: Post): () => void {
  let last = post.state.encounter;
  return post.subscribe(() => {
    const { encounter } = post.state;
    if (encounter === last) return;
    last = encounter;
    post.kept = written(post, encounter).catch(() => undefined);
  });
}

function written({ memory, next, elapsed }: Post, encounter: Encounter | null): Promise<void> {
  if (!encounter) return forget(memory, 'unanswered');
  return keep(memory, 'unanswered', { encounter, next, count: elapsed.kept() });
}

/** When the page opens: go on where it was left, unless what happened was already kept. */
export async function takeUp(post: Post): Promise<void> {
  const [kept, device] = [await thing(post.memory, 'unanswered'), await thing(post.memory, 'device')];
  if (!kept) return;
  const isOver = !device || device.revoked || (await isRecorded(post.memory, kept.encounter.id));
  if (isOver) return forget(post.memory, 'unanswered');
  post.elapsed.resume(kept.count);
  post.next = kept.next;
  post.set({ encounter: unsent(kept.encounter), notice: { key: 'post-taken-up' } });
}

/** Another tab of this phone may have recorded the same party. */
export async function dropAnswered(post: Post): Promise<void> {
  const id = post.state.encounter?.id;
  if (id === undefined || !(await isRecorded(post.memory, id))) return;
  if (post.state.encounter?.id === id) post.set({ encounter: null });
}

const isRecorded = async (memory: Memory, id: string): Promise<boolean> =>
  (await memory.getAll('checks')).some((check) => check.id === id);

/** Nobody knows whether a call that was being sent has come: it can be sent again, and is then the same. */
function unsent(encounter: Encounter): Encounter {
  const { refer } = encounter;
  if (refer?.call?.state !== 'SENDING') return encounter;
  return { ...encounter, refer: { ...refer, call: { ...refer.call, state: 'FAILED' } } };
}
