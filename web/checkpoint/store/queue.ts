/**
 * The checks of this phone: a chain that only grows, and the queue of those without a receipt.
 * A check and the head of its chain are written in one transaction; two tabs cannot both continue the same head.
 */
import type { IDBPTransaction } from 'idb';
import type { Passing } from '../../shared/verdict/model';
import type { Head, KeptCheck, Memory, Receipt, Schema } from './database';

export type Written = Pick<KeptCheck, 'id' | 'text' | 'hash' | 'signature'>;
/** Writes the text that follows a head: it is hashed and signed outside of any transaction. */
export type Write = (head: Head) => Promise<Written>;

const KEPT_SENT = 300;
const KEPT_PASSINGS = 2_000;
export const BATCH = 100;
const BATCH_BYTES = 200_000;

const startOf = (device: string): Head => ({ device, position: 0, hash: null });
const sameHead = (one: Head, other: Head) => one.device === other.device && one.position === other.position;

async function headOf(memory: Memory, device: string): Promise<Head> {
  return follow((await memory.get('things', 'head')) as Head | undefined, device);
}

/** A phone that was enrolled anew starts a new chain. */
const follow = (head: Head | undefined, device: string): Head => (head?.device === device ? head : startOf(device));

/** Put a check at the end of the chain, with the passing it was; tries again when another tab was faster. */
export async function append(
  memory: Memory,
  device: string,
  place: string,
  write: Write,
  passing: Passing | null = null,
): Promise<KeptCheck> {
  for (;;) {
    const head = await headOf(memory, device);
    const check = { ...(await write(head)), device, place, position: head.position + 1, waiting: 1 } as const;
    if (await put(memory, head, check, passing)) return check;
  }
}

async function put(memory: Memory, head: Head, check: KeptCheck, passing: Passing | null): Promise<boolean> {
  const tx = memory.transaction(['things', 'checks', 'passings'], 'readwrite', { durability: 'strict' });
  const now = follow((await tx.objectStore('things').get('head')) as Head | undefined, head.device);
  const first = sameHead(now, head);
  try {
    if (first) write(tx, check, passing);
  } catch (fault) {
    tx.abort();
    await tx.done.catch(() => undefined);
    throw fault;
  }
  await tx.done;
  return first;
}

type Writing = IDBPTransaction<Schema, ('things' | 'checks' | 'passings')[], 'readwrite'>;

/** What fails here is told by the transaction, which is written whole or not at all. */
function write(tx: Writing, check: KeptCheck, passing: Passing | null): void {
  const quiet = (asked: Promise<unknown>) => void asked.catch(() => undefined);
  const next: Head = { device: check.device, position: check.position, hash: check.hash };
  quiet(tx.objectStore('things').put(next, 'head'));
  quiet(tx.objectStore('checks').add(check));
  if (passing) quiet(tx.objectStore('passings').add(passing));
}

export const waiting = (memory: Memory): Promise<number> => memory.countFromIndex('checks', 'waiting');

/** Who made a check, and where: what one upload is of. */
export const groupOf = ({ device, place }: KeptCheck): string => `${device} ${place}`;

/** The oldest checks without a receipt that fit one upload: of one group, and of none that is passed over. */
export async function nextBatch(
  memory: Memory,
  most = BATCH,
  passedOver: ReadonlySet<string> = new Set(),
): Promise<readonly KeptCheck[]> {
  const oldest = await oldestOf(memory, most, passedOver);
  let bytes = 0;
  const end = oldest.findIndex((check, index) => {
    bytes += check.text.length * 2;
    const other = oldest[0] && groupOf(check) !== groupOf(oldest[0]);
    return index > 0 && (other || bytes > BATCH_BYTES);
  });
  return end < 0 ? oldest : oldest.slice(0, end);
}

async function oldestOf(memory: Memory, most: number, passedOver: ReadonlySet<string>): Promise<readonly KeptCheck[]> {
  if (passedOver.size === 0) return memory.getAllFromIndex('checks', 'waiting', 1, most);
  return (await allWaiting(memory)).filter((check) => !passedOver.has(groupOf(check))).slice(0, most);
}

/** The receipts of a batch, in its order. */
export async function settle(memory: Memory, batch: readonly KeptCheck[], receipts: readonly Receipt[]): Promise<void> {
  const tx = memory.transaction('checks', 'readwrite', { durability: 'strict' });
  batch.forEach(({ waiting: _, ...check }, index) => {
    const receipt = receipts[index];
    if (receipt) tx.store.put({ ...check, receipt });
  });
  await tx.done;
}

/** The newest checks of this phone, newest first: the log of the shift. */
export async function newest(memory: Memory, most: number): Promise<readonly KeptCheck[]> {
  const found: KeptCheck[] = [];
  let cursor = await memory.transaction('checks').store.openCursor(null, 'prev');
  while (cursor && found.length < most) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

/** Every check that waits, as they would be handed in: for a file when there is no other way. */
export const allWaiting = (memory: Memory): Promise<KeptCheck[]> => memory.getAllFromIndex('checks', 'waiting');

/** Drop the oldest of what has been receipted, and passings nobody can come back from. */
export async function prune(memory: Memory, keptSent = KEPT_SENT): Promise<void> {
  const tx = memory.transaction(['checks', 'passings'], 'readwrite');
  let surplus = (await tx.objectStore('checks').count()) - keptSent;
  let cursor = await tx.objectStore('checks').openCursor();
  while (cursor && surplus > 0) {
    if (cursor.value.waiting === undefined) cursor.delete();
    surplus -= 1;
    cursor = await cursor.continue();
  }
  const old = await tx.objectStore('passings').getAllKeys();
  for (const key of old.slice(0, Math.max(0, old.length - KEPT_PASSINGS))) tx.objectStore('passings').delete(key);
  await tx.done;
}
