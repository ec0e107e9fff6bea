/** The crew page's memory in IndexedDB: what was loaded, and a journal of what was done and not yet sent. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { letGo } from './let_go';
import { type Kept, type LastStop, NOTHING, type Place, type Task } from './model';

type Things = {
  kept: Kept;
  lastStop: LastStop;
  /** Signed out without a network: the session is ended before anything else is asked. */
  leaving: true;
};

export interface Schema extends DBSchema {
  things: { key: string; value: unknown };
  tasks: { key: number; value: Task };
  /** Bytes of photos that have not been sent, by the ids made for them. */
  photos: { key: string; value: ArrayBuffer };
}
export type Memory = IDBPDatabase<Schema>;

export const openMemory = (name = 'fieldpass-crew'): Promise<Memory> =>
  openDB<Schema>(name, 2, {
    blocking: letGo,
    upgrade(db, had) {
      if (had < 1) {
        db.createObjectStore('things');
        db.createObjectStore('tasks', { keyPath: 'seq', autoIncrement: true });
      }
      if (had < 2) db.createObjectStore('photos');
    },
  });

export async function thing<K extends keyof Things>(memory: Memory, key: K): Promise<Things[K] | null> {
  return ((await memory.get('things', key)) as Things[K] | undefined) ?? null;
}

/** What was kept; by an older page it lacks what came since. */
export async function keptBy(memory: Memory): Promise<Kept | null> {
  const kept = await thing(memory, 'kept');
  return kept ? { ...NOTHING, ...kept } : null;
}

/** False when somebody signed out while it was loaded: then nothing is kept again. */
export async function keepLoaded(memory: Memory, kept: Kept): Promise<boolean> {
  const tx = memory.transaction('things', 'readwrite');
  const stays = (await tx.store.get('leaving')) === undefined;
  if (stays) tx.store.put(kept, 'kept');
  await tx.done;
  return stays;
}

export async function forget(memory: Memory, key: keyof Things): Promise<void> {
  await memory.delete('things', key);
}

/** Write down what was done, flushed before anybody is told; with a stop, which one was last. Says its place in the order. */
export async function note(memory: Memory, task: Task, lastStop: LastStop | null = null): Promise<number> {
  const tx = memory.transaction(['things', 'tasks'], 'readwrite', { durability: 'strict' });
  const added = tx.objectStore('tasks').add(task);
  if (lastStop) tx.objectStore('things').put(lastStop, 'lastStop');
  const [seq] = await Promise.all([added, tx.done]);
  return seq;
}

export type PhotoBytes = { readonly id: string; readonly bytes: ArrayBuffer };

/** Several deeds in their order, with the bytes of their photos: all of them or none. */
export async function noteAll(memory: Memory, all: readonly Task[], photos: readonly PhotoBytes[]): Promise<void> {
  const tx = memory.transaction(['tasks', 'photos'], 'readwrite', { durability: 'strict' });
  for (const task of all) tx.objectStore('tasks').add(task);
  for (const { id, bytes } of photos) tx.objectStore('photos').put(bytes, id);
  await tx.done;
}

export const photoBytes = async (memory: Memory, id: string): Promise<ArrayBuffer | null> =>
  (await memory.get('photos', id)) ?? null;

export const tasks = (memory: Memory): Promise<readonly Task[]> => memory.getAll('tasks');

/** Change a task; null when it is gone meanwhile. */
export async function amend(memory: Memory, seq: number, change: (task: Task) => Task): Promise<Task | null> {
  const tx = memory.transaction('tasks', 'readwrite', { durability: 'strict' });
  const task = await tx.store.get(seq);
  const changed = task ? change(task) : null;
  if (changed) tx.store.put(changed);
  await tx.done;
  return changed;
}

/** Where a stop was, unless it is known already: what was once sent is said again in the same words. Null: not found. */
export const placeStop = (memory: Memory, seq: number, place: Place | null, words: string): Promise<Task | null> =>
  amend(memory, seq, (task) =>
    task.kind === 'STOP' && task.place === null ? { ...task, place, words, looked: true } : task,
  );

/** Take a stop back that nobody has heard of. */
export async function takeBack(memory: Memory, id: string): Promise<void> {
  const tx = memory.transaction(['things', 'tasks'], 'readwrite', { durability: 'strict' });
  for (const task of await tx.objectStore('tasks').getAll())
    if (task.kind === 'STOP' && task.id === id && task.seq !== undefined) tx.objectStore('tasks').delete(task.seq);
  tx.objectStore('things').delete('lastStop');
  await tx.done;
}

/** Everything of whoever was signed in. */
export async function erase(memory: Memory): Promise<void> {
  const tx = memory.transaction(['things', 'tasks', 'photos'], 'readwrite', { durability: 'strict' });
  tx.objectStore('things').clear();
  tx.objectStore('tasks').clear();
  tx.objectStore('photos').clear();
  tx.objectStore('things').put(true, 'leaving');
  await tx.done;
}
