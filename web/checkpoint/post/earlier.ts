/** The devices that this phone was before: each hands in what it has made with its own token, then it is forgotten. */
import type { Send } from '../net/hand_in';
import { type Earlier, exchange, thing } from '../store/database';
import { allWaiting } from '../store/queue';
import type { Post } from './post';

/** Those of before and this one, as far as something of theirs still waits. */
export async function earlierWith(post: Post): Promise<readonly Earlier[]> {
  const { device } = post.state;
  const before = ((await thing(post.memory, 'earlier')) ?? []).filter((one) => one.device !== device?.uuid);
  const all = device?.token ? [...before, { device: device.uuid, token: device.token }] : before;
  const makers = await makersOf(post);
  return all.filter((one) => makers.has(one.device));
}

const makersOf = async ({ memory }: Post): Promise<ReadonlySet<string>> =>
  new Set((await allWaiting(memory)).map(({ device }) => device));

/** Send as the device that made the checks; where its token is gone or no longer taken, as this one. */
export function sendAs(post: Post, token: string): Send {
  return async (batch) => {
    const own = ((await thing(post.memory, 'earlier')) ?? []).find((one) => one.device === batch[0]?.device);
    if (!own) return post.net.sendWith(token)(batch);
    const answer = await post.net.sendWith(own.token)(batch);
    return 'kind' in answer && answer.kind === 'revoked' ? post.net.sendWith(token)(batch) : answer;
  };
}

/** A token lives as long as something waits for it. */
export async function dropEarlier(post: Post): Promise<void> {
  const kept = await thing(post.memory, 'earlier');
  if (!kept) return;
  const makers = await makersOf(post);
  const still = kept.filter((one) => makers.has(one.device));
  if (still.length === kept.length) return;
  await post.write(() =>
    exchange(post.memory, still.length > 0 ? { earlier: still } : {}, still.length ? [] : ['earlier']),
  );
}
