/** The crew page's memory in IndexedDB: what was loaded, and a journal of what was done and not yet sent. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Kept, LastStop, Place, Task } from './model';

type Things = {
  kept: Kept;
  lastStop: LastStop;
  /** Signed out without a network: the session is ended before anything else is asked. */
  leaving: true;
};

interface Schema extends DBSchema {
  things: { key: string; value: unknown };
  tasks: { key: number; value: Task };
}
export type Memory = IDBPDatabase<Schema>;

export const openMemory = (name = 'fieldpass-crew'): Promise<Memory> =>
  openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('things');
      db.createObjectStore('tasks', { keyPath: 'seq', autoIncrement: true });
    },
  });

export async function thing<K extends keyof Things>(memory: Memory, key: K): Promise<Things[K] | null> {
  return ((await memory.get('things', key)) as Things[K] | undefined) ?? null;
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

/** Where a stop was, unless it is known already: what was once sent is said again in the same words. */
export const placeStop = (memory: Memory, seq: number, place: Place, words: string): Promise<Task | null> =>
  amend(memory, seq, (task) => (task.kind === 'STOP' && task.place === null ? { ...task, place, words } : task));

/** The server has it; of a stop, under which id. */
export async function settle(memory: Memory, task: Task, sent: string | null): Promise<void> {
  const tx = memory.transaction(['things', 'tasks'], 'readwrite', { durability: 'strict' });
  if (task.seq !== undefined) tx.objectStore('tasks').delete(task.seq);
  const last = (await tx.objectStore('things').get('lastStop')) as LastStop | undefined;
  if (task.kind === 'STOP' && last?.id === task.id) tx.objectStore('things').put({ ...last, sent }, 'lastStop');
  await tx.done;
}

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
  const tx = memory.transaction(['things', 'tasks'], 'readwrite', { durability: 'strict' });
  tx.objectStore('things').clear();
  tx.objectStore('tasks').clear();
  tx.objectStore('things').put(true, 'leaving');
  await tx.done;
}
