/** The post's memory in IndexedDB. What is written together is written in one transaction. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Bytes } from '../../shared/credential/model';
import type { Passage, Passing } from '../../shared/verdict/model';
import type { Device, Shift } from '../model';
import type { HeldContact } from '../post/clock';
import type { Unanswered } from '../post/unanswered';

/** The bundle as it came, and what was put on top of it since, in order; `stamp` is another after each change. */
export type KeptBundle = {
  readonly bytes: Bytes;
  readonly deltas: readonly Bytes[];
  readonly etag: string | null;
  readonly stamp?: string;
};
export type KeptSheet = { readonly bytes: Bytes; readonly etag: string | null };
/** The end of this device's chain: how many checks it has, and the hash of the last. */
export type Head = { readonly device: string; readonly position: number; readonly hash: string | null };
export type Enrolling = {
  readonly invitation: string;
  readonly idempotencyKey: string;
  readonly keys: CryptoKeyPair;
};
/** A device this phone was before: what it still has to hand in goes with its own token. */
export type Earlier = { readonly device: string; readonly token: string };
/** Wrong PINs in a row, and until when (the phone's clock) none is looked at. */
export type PinTries = { readonly wrong: number; readonly untilMs: number };

/** What there is one of. */
export type Things = {
  device: Device;
  earlier: readonly Earlier[];
  enrolling: Enrolling;
  bundle: KeptBundle;
  sheet: KeptSheet;
  /** Issued sets of keys in allow-list mode, by the SHA-256 that the bundle names. */
  issued: Readonly<Record<string, Bytes>>;
  contact: HeldContact;
  highWater: number;
  way: Passage;
  shift: Shift;
  head: Head;
  pinTries: PinTries;
  unanswered: Unanswered;
  notOurs: { readonly day: string; readonly count: number };
};

export type Receipt = { readonly kept: string; readonly notes: readonly string[] };
export type KeptCheck = {
  readonly seq?: number;
  readonly id: string;
  readonly device: string;
  readonly place: string;
  readonly position: number;
  readonly text: string;
  readonly hash: string;
  readonly signature: string | null;
  /** Present while no receipt has come. */
  readonly waiting?: 1;
  readonly receipt?: Receipt;
};

export interface Schema extends DBSchema {
  things: { key: string; value: unknown };
  passings: { key: number; value: Passing };
  checks: { key: number; value: KeptCheck; indexes: { waiting: number } };
}
export type Memory = IDBPDatabase<Schema>;

const NAME = 'fieldpass-checkpoint';

/** A page of a later version may change it: this one then lets go, and its next write opens it again or says so. */
export const openMemory = (name = NAME): Promise<Memory> =>
  openDB<Schema>(name, 1, {
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    upgrade(db) {
      db.createObjectStore('things');
      db.createObjectStore('passings', { autoIncrement: true });
      db.createObjectStore('checks', { keyPath: 'seq', autoIncrement: true }).createIndex('waiting', 'waiting');
    },
  });

export async function thing<K extends keyof Things>(memory: Memory, key: K): Promise<Things[K] | null> {
  return ((await memory.get('things', key)) as Things[K] | undefined) ?? null;
}

export async function keep<K extends keyof Things>(memory: Memory, key: K, value: Things[K]): Promise<void> {
  await memory.put('things', value, key);
}

export async function forget(memory: Memory, ...keys: (keyof Things)[]): Promise<void> {
  const tx = memory.transaction('things', 'readwrite');
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
}

/** Put this bundle, unless another tab has put one since `before` was read. True when it is put. */
export async function swapBundle(memory: Memory, fresh: KeptBundle, before: KeptBundle | null): Promise<boolean> {
  const tx = memory.transaction('things', 'readwrite', { durability: 'strict' });
  const now = (await tx.store.get('bundle')) as KeptBundle | undefined;
  const isSame = now?.stamp === before?.stamp && (now === undefined) === (before === null);
  if (isSame) await tx.store.put(fresh, 'bundle');
  await tx.done;
  return isSame;
}

/** Put some things and let others go, together or not at all. */
export async function exchange(
  memory: Memory,
  fresh: Partial<Things>,
  gone: readonly (keyof Things)[] = [],
): Promise<void> {
  const tx = memory.transaction('things', 'readwrite', { durability: 'strict' });
  const puts = Object.entries(fresh).map(([key, value]) => tx.store.put(value, key));
  await Promise.all([...puts, ...gone.map((key) => tx.store.delete(key)), tx.done]);
}

/** How browsers say that nothing more fits: by name, by giving a transaction up, or by knowing no reason. */
const FULL = new Set(['QuotaExceededError', 'AbortError', 'UnknownError']);

/** The browser has closed the memory under the page. */
export const isClosed = (fault: unknown): boolean =>
  fault instanceof DOMException &&
  (fault.name === 'InvalidStateError' || (fault.name === 'UnknownError' && /connection|closed/i.test(fault.message)));

export const isFull = (fault: unknown): boolean => fault instanceof DOMException && FULL.has(fault.name);
