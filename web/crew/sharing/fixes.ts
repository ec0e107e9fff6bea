/** The fixes that wait for a network, in the order of their time; when there are too many the oldest go, and are counted. */
import { type Road, recalled } from '../road';
import type { Batch, Fix } from './model';
import { AT_ONCE, MOST_KEPT } from './rules';

export async function addFix(road: Road, fix: Fix, most = MOST_KEPT): Promise<void> {
  const tx = road.transaction(['things', 'fixes'], 'readwrite');
  const fixes = tx.objectStore('fixes');
  await fixes.add(fix);
  let over = (await fixes.count()) - most;
  if (over > 0) {
    const things = tx.objectStore('things');
    things.put((((await things.get('dropped')) as number | undefined) ?? 0) + over, 'dropped');
    for (let at = await fixes.openCursor(); at && over > 0; over -= 1, at = await at.continue()) at.delete();
  }
  await tx.done;
}

/** Without those from before. */
export async function dropBefore(road: Road, atMs: number): Promise<void> {
  const tx = road.transaction('fixes', 'readwrite');
  for (const { seq, atMs: then } of await tx.store.getAll()) if (then < atMs && seq !== undefined) tx.store.delete(seq);
  await tx.done;
}

export const waiting = async (road: Road, account: string): Promise<number> =>
  (await road.getAll('fixes')).filter((fix) => fix.account === account).length;

/** The batch that had no answer, or the oldest fixes under a new key; of one crew. Null: nothing waits. */
export async function nextBatch(
  road: Road,
  account: string,
  key: () => string,
): Promise<{ readonly batch: Batch; readonly fixes: readonly Fix[] } | null> {
  const all = (await road.getAll('fixes')).filter((fix) => fix.account === account);
  const held = await recalled(road, 'batch');
  const again = all.filter(({ seq }) => held?.seqs.includes(seq ?? -1));
  // A batch of which the oldest were dropped is another one: the same key would be refused.
  if (held && again.length === held.seqs.length && again.length > 0) return { batch: held, fixes: again };
  const fixes = all.filter(({ crew }) => crew === all[0]?.crew).slice(0, AT_ONCE);
  if (fixes.length === 0) return null;
  const batch = { idempotencyKey: key(), seqs: fixes.map(({ seq }) => seq ?? -1) };
  await road.put('things', batch, 'batch');
  return { batch, fixes };
}

/** The server has them. */
export async function forgetBatch(road: Road, { seqs }: Batch): Promise<void> {
  const tx = road.transaction(['things', 'fixes'], 'readwrite');
  for (const seq of seqs) tx.objectStore('fixes').delete(seq);
  tx.objectStore('things').delete('batch');
  await tx.done;
}
