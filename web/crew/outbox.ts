/** Sending what was done, in the order in which it was done, each under the key it was written with. */
import type { Trouble } from '../shared/ask';
import { own } from './rules';
import { amend, type Memory, settle, tasks } from './store';
import { type Task, WAYS } from './tasks/kinds';
import type { Sending, Way } from './tasks/task';

/** What went wrong, where something did; everything that had no answer stays. */
export async function sendAll(memory: Memory, sending: Sending): Promise<Trouble | null> {
  for (const task of own(await tasks(memory), sending.account)) {
    if (task.aside !== undefined) continue;
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
  if (outcome.kind === 'input') return setAside(memory, task, `input-${outcome.code}`);
  if (outcome.kind !== 'done') return outcome;
  if (outcome.value.problem !== null) return setAside(memory, task, outcome.value.problem);
  await settle(memory, task, outcome.value.sent);
  return null;
}

async function setAside(memory: Memory, task: Task, aside: string): Promise<null> {
  await amend(memory, task.seq ?? -1, (held) => ({ ...held, aside }));
  return null;
}
