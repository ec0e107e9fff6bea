/** What becomes of a deed once the server has answered: gone, set aside with its reason, or kept as news to be read. */
import type { IDBPTransaction } from 'idb';
import { type Kept, type LastStop, NOTHING, type Task } from './model';
import type { Memory, Schema } from './store';
import type { StopTask } from './tasks/stop';
import type { Done } from './tasks/task';
import { withHeard } from './work/rules';

type Writing = IDBPTransaction<Schema, ('things' | 'tasks' | 'photos')[], 'readwrite'>;

const writing = (memory: Memory): Writing =>
  memory.transaction(['things', 'tasks', 'photos'], 'readwrite', { durability: 'strict' });

/**
 * The server has it. What it changes is kept with it, so that nothing seems undone until all is loaded anew. What was erased
 * meanwhile is not put back.
 */
export async function settle(memory: Memory, task: Task, { sent, met, news, about = '' }: Done): Promise<void> {
  const tx = writing(memory);
  const held = task.seq === undefined ? undefined : await tx.objectStore('tasks').get(task.seq);
  if (!held || task.seq === undefined) return tx.done;
  if (met) tx.objectStore('tasks').put({ ...held, aside: 'crew-work-kept', met });
  else if (news) tx.objectStore('tasks').put({ ...held, news, about });
  else tx.objectStore('tasks').delete(task.seq);
  if (task.kind === 'PHOTO') tx.objectStore('photos').delete(task.photo);
  if (task.kind === 'STOP') await putSent(tx, task.id, sent);
  if (task.kind === 'INCIDENT') await nameSubject(tx, task.report, sent);
  if (!met) await putHeard(tx, task);
  await tx.done;
}

/** The server will not do it. Its reason, and what stands instead, stay until somebody has read them. */
export async function setAside(memory: Memory, task: Task, aside: string, met: Done['met']): Promise<void> {
  const tx = writing(memory);
  const held = task.seq === undefined ? undefined : await tx.objectStore('tasks').get(task.seq);
  if (held) tx.objectStore('tasks').put({ ...held, aside, ...(met && { met }) });
  await tx.done;
}

/** The server has a stop without its place: it is told again when the place is known. */
export async function toldStop(memory: Memory, { seq, id }: StopTask, sent: string | null): Promise<void> {
  const tx = writing(memory);
  const task = seq === undefined ? undefined : await tx.objectStore('tasks').get(seq);
  if (task?.kind === 'STOP') tx.objectStore('tasks').put({ ...task, told: true });
  await putSent(tx, id, sent);
  await tx.done;
}

/** Read, and no longer shown; with what was set aside go the photos that waited for it. */
export async function putAway(memory: Memory, seq: number): Promise<void> {
  const tx = writing(memory);
  const gone = await tx.objectStore('tasks').get(seq);
  for (const task of await tx.objectStore('tasks').getAll()) {
    if (task.seq === undefined || (task.seq !== seq && !isWaitingFor(task, gone))) continue;
    tx.objectStore('tasks').delete(task.seq);
    if (task.kind === 'PHOTO') tx.objectStore('photos').delete(task.photo);
  }
  await tx.done;
}

const isWaitingFor = (task: Task, gone: Task | undefined): boolean =>
  gone?.kind === 'INCIDENT' && task.kind === 'PHOTO' && task.subject === null && task.of === gone.report;

async function putSent(tx: Writing, id: string, sent: string | null): Promise<void> {
  const last = (await tx.objectStore('things').get('lastStop')) as LastStop | undefined;
  if (last?.id === id && sent !== null) tx.objectStore('things').put({ ...last, sent }, 'lastStop');
}

async function nameSubject(tx: Writing, report: string, incident: string | null): Promise<void> {
  for (const task of await tx.objectStore('tasks').getAll())
    if (task.kind === 'PHOTO' && task.of === report) tx.objectStore('tasks').put({ ...task, subject: incident });
}

async function putHeard(tx: Writing, task: Task): Promise<void> {
  const kept = (await tx.objectStore('things').get('kept')) as Kept | undefined;
  if (kept?.me.account === task.account) tx.objectStore('things').put(withHeard({ ...NOTHING, ...kept }, task), 'kept');
}
