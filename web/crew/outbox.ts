/** Sending what was done, each deed under the key it was written with: stops in a lane of their own, words before photos. */
import type { Trouble } from '../shared/ask';
import { isOver, own } from './rules';
import { setAside, settle } from './settling';
import { type Memory, tasks, thing } from './store';
import { type Task, WAYS } from './tasks/kinds';
import type { Sending, Way } from './tasks/task';

/** Whose turn comes sooner; null: not in this lane. */
type Rank = (task: Task) => number | null;

const STOPS: Rank = ({ kind }) => (kind === 'STOP' ? 0 : null);
const REST: Rank = ({ kind }) => (kind === 'STOP' ? null : kind === 'PHOTO' ? 1 : 0);

/** A crew that is stopped waits for nothing else that is sent. */
export const sendStops = (memory: Memory, sending: Sending) => sendLane(memory, sending, STOPS);
export const sendRest = (memory: Memory, sending: Sending) => sendLane(memory, sending, REST);

/**
 * What went wrong, where something did; everything that had no answer stays. Before each turn the journal is looked at anew: what
 * was done meanwhile may come first, what was taken back or erased is not sent. What the server failed at is passed over until
 * the next time, and with it whatever was done later to the same thing.
 */
async function sendLane(memory: Memory, sending: Sending, rank: Rank): Promise<Trouble | null> {
  const tried = new Set<number>();
  const held = new Set<string>();
  let failed: Trouble | null = null;
  for (;;) {
    const task = await next(memory, sending.account, rank, tried, held);
    if (task?.seq === undefined) return failed;
    tried.add(task.seq);
    const trouble = await sendOne(memory, task, sending);
    if (trouble && trouble.kind !== 'failed') return trouble;
    if (!trouble) continue;
    failed ??= trouble;
    const thing = thingOf(task);
    if (thing !== null) held.add(thing);
  }
}

async function next(
  memory: Memory,
  account: string,
  rank: Rank,
  tried: ReadonlySet<number>,
  held: ReadonlySet<string>,
): Promise<Task | undefined> {
  if (await thing(memory, 'leaving')) return undefined;
  const isNext = (task: Task) =>
    rank(task) !== null && !isOver(task) && !tried.has(task.seq ?? -1) && !held.has(thingOf(task) ?? '');
  return own(await tasks(memory), account)
    .filter(isNext)
    .toSorted((one, other) => (rank(one) ?? 0) - (rank(other) ?? 0))[0];
}

/** What a deed is about, where the order of deeds about it matters. */
function thingOf(task: Task): string | null {
  if ('order' in task) return task.order;
  return task.kind === 'PHOTO' ? task.subject : null;
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
