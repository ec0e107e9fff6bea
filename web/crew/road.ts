/**
 * What the page keeps of the way and of this phone's pushes and positions, beside the journal: a database of its own, so that
 * neither has to know the other's edition.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { letGo } from './let_go';
import type { Registered } from './push/push';
import type { Batch, Fix, OffDuty, Wish } from './sharing/model';
import type { Ground } from './way/model';

export type RoadThings = {
  registered: Registered;
  wish: Wish;
  batch: Batch;
  dropped: number;
  /** Off duty as the bearer said it, until the server says so too. */
  offDuty: OffDuty;
  /** Whose session ended, and when by this phone's clock: until it is theirs again nothing is listened to. */
  ended: { readonly account: string; readonly atMs: number };
  ground: Ground;
};

interface Schema extends DBSchema {
  things: { key: string; value: unknown };
  fixes: { key: number; value: Fix };
}
export type Road = IDBPDatabase<Schema>;

export const openRoad = (name = 'fieldpass-crew-road'): Promise<Road> =>
  openDB<Schema>(name, 1, {
    blocking: letGo,
    upgrade(db) {
      db.createObjectStore('things');
      db.createObjectStore('fixes', { keyPath: 'seq', autoIncrement: true });
    },
  });

export const recalled = async <K extends keyof RoadThings>(road: Road, key: K): Promise<RoadThings[K] | null> =>
  ((await road.get('things', key)) as RoadThings[K] | undefined) ?? null;

export async function remember<K extends keyof RoadThings>(road: Road, key: K, value: RoadThings[K]): Promise<void> {
  await road.put('things', value, key);
}

export async function drop(road: Road, key: keyof RoadThings): Promise<void> {
  await road.delete('things', key);
}

export async function eraseRoad(road: Road): Promise<void> {
  const tx = road.transaction(['things', 'fixes'], 'readwrite', { durability: 'strict' });
  tx.objectStore('things').clear();
  tx.objectStore('fixes').clear();
  await tx.done;
}
