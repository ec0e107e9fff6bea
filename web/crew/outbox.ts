/** Sending what was done, in the order in which it was done, each under the key it was written with. */
import type { Answer, Trouble } from '../shared/ask';
import { type Json, object, optionalText, text } from '../shared/json';
import type { Language } from '../shared/language';
import type { Place, StopTask, Task } from './model';
import { ask } from './net';
import { ACKNOWLEDGE, READ, REPORT_STOP } from './queries';
import { own, TAKE_BACK_MS } from './rules';
import { amend, type Memory, placeStop, settle, tasks } from './store';

/** A place that is later than this says so. */
const SOON_MS = 120_000;

export type Sending = {
  readonly account: string;
  readonly language: Language;
  /** Where the phone is; null when it does not know. */
  readonly whereAmI: () => Promise<Place | null>;
  readonly lateWords: (minutes: number) => string;
};
type Done = { readonly sent: string | null; readonly problem: string | null };

/** What went wrong, where something did; everything that had no answer stays. */
export async function sendAll(memory: Memory, sending: Sending): Promise<Trouble | null> {
  for (const task of own(await tasks(memory), sending.account)) {
    if (task.aside !== undefined || isFresh(task)) continue;
    const ready = await placed(memory, task, sending);
    if (ready === null) continue;
    const trouble = await sendOne(memory, ready, sending);
    if (trouble) return trouble;
  }
  return null;
}

const isFresh = (task: Task) => task.kind === 'STOP' && Math.abs(Date.now() - task.doneMs) < TAKE_BACK_MS;

/** A stop without a place waits for one, and holds nothing else up. */
async function placed(memory: Memory, task: Task, sending: Sending): Promise<Task | null> {
  if (task.kind !== 'STOP' || task.place !== null) return task;
  const place = await sending.whereAmI();
  if (place === null || task.seq === undefined) return null;
  const lateMs = Date.now() - task.doneMs;
  const words = lateMs > SOON_MS ? sending.lateWords(Math.round(lateMs / 60_000)) : '';
  return placeStop(memory, task.seq, place, words);
}

async function sendOne(memory: Memory, task: Task, sending: Sending): Promise<Trouble | null> {
  const [query, input] = wording(task);
  const answer: Answer<Done> = await ask(query, { input }, sending.language, readDone);
  const seq = task.seq ?? -1;
  if (answer.kind === 'done' && answer.value.problem === null) await settle(memory, task, answer.value.sent);
  else if (answer.kind === 'done') await amend(memory, seq, () => ({ ...task, aside: String(answer.value.problem) }));
  else if (answer.kind === 'input') await amend(memory, seq, () => ({ ...task, aside: `input-${answer.code}` }));
  else return answer;
  return null;
}

function wording(task: Task): readonly [string, Json] {
  const { idempotencyKey } = task;
  switch (task.kind) {
    case 'ACKNOWLEDGE':
      return [ACKNOWLEDGE, { idempotencyKey, notification: task.letter }];
    case 'READ':
      return [READ, { idempotencyKey, notifications: task.letters }];
    case 'STOP':
      return [REPORT_STOP, { idempotencyKey, ...stopInput(task) }];
  }
}

/** The same at every try: another input under the same key would be refused. */
const stopInput = ({ id, crew, permit, place, doneMs, offsetMs, words }: StopTask): Json => ({
  id,
  crew,
  permit,
  place,
  words,
  occurredAt: new Date(doneMs + offsetMs).toISOString(),
});

function readDone(data: Json): Done {
  const done = object(data.done, 'done');
  const problem = optionalText(done.message, 'message');
  const isProblem = /Problem$/.test(text(done.__typename, '__typename'));
  return { sent: optionalText(done.stop, 'stop'), problem: isProblem ? (problem ?? 'problem') : null };
}
