/** Sending what was done, in the order in which it was done, each under the key it was written with. */
import type { Trouble } from '../shared/ask';
import { isOver, own } from './rules';
import { setAside, settle } from './settling';
import { type Memory, tasks } from './store';
import { type Task, WAYS } from './tasks/kinds';
import type { Sending, Way } from './tasks/task';

/** What went wrong, where something did; everything that had no answer stays. Words go before photos. */
export async function sendAll(memory: Memory, sending: Sending): Promise<Trouble | null> {
  return (
    (await sendEach(memory, sending, ({ kind }) => kind !== 'PHOTO')) ??
    (await sendEach(memory, sending, ({ kind }) => kind === 'PHOTO'))
  );
}

async function sendEach(memory: Memory, sending: Sending, isNow: (task: Task) => boolean): Promise<Trouble | null> {
  for (const task of own(await tasks(memory), sending.account).filter(isNow)) {
    if (isOver(task)) continue;
    const trouble = await sendOne(memory, task, sending);
    if (trouble) return trouble;
  }
  return null;
}

async function sendOne(memory: Memory, task: Task, sending: Sending): Promise<Trouble | null> {
  // A kind and its way stand in one line of the table; the compiler cannot follow that through a union.
  const way = WAYS[task.kind] as Way<Task>;
  const outcome = await way(task, sending, memory);
  if (outcome.kind === 'waits') return null;
  if (outcome.kind === 'input') await setAside(memory, task, `input-${outcome.code}`, undefined);
  else if (outcome.kind === 'forbidden') await setAside(memory, task, 'crew-work-forbidden', undefined);
  else if (outcome.kind !== 'done') return outcome;
  else if (outcome.value.problem !== null) await setAside(memory, task, outcome.value.problem, outcome.value.met);
  else await settle(memory, task, outcome.value);
  return null;
}
