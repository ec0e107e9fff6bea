/** Stopped at a post: told a few seconds after the tap, and told again with the place where that was not known then. */
import { type Json, optionalText } from '../../shared/json';
import type { Place } from '../model';
import { REPORT_STOP } from '../queries';
import { TAKE_BACK_MS } from '../rules';
import { toldStop } from '../settling';
import { type Memory, placeStop } from '../store';
import { type Common, mutate, type Outcome, type Sending, type Way } from './task';

export type StopTask = Common & {
  readonly kind: 'STOP';
  readonly id: string;
  readonly crew: string;
  readonly permit: string | null;
  /** Null while the phone does not know. */
  readonly place: Place | null;
  /** The phone has looked for its place once, and may have found none. */
  readonly looked?: boolean;
  /** The server has it, without the place. */
  readonly told?: boolean;
  /** With its place it is another sentence, so it has a key of its own. */
  readonly placedKey?: string;
  /** Said beside the place, when it became known long after. */
  readonly words: string;
};

/** A place that is later than this says so. */
const SOON_MS = 120_000;
/** So long a stop is held back for a phone that is still looking for its place. */
const LOOKING_MS = 14_000;
/** After this a crew has gone on, and where the phone is then says nothing about the stop. */
export const PLACE_COUNTS_MS = 30 * 60_000;

export const sendStop: Way<StopTask> = async (task, sending, memory) => {
  const sinceMs = Math.abs(Date.now() - task.doneMs);
  if (sinceMs < TAKE_BACK_MS) return { kind: 'waits' };
  if (task.told) return placeLater(task, sinceMs, sending, memory);
  if (task.place === null && !task.looked && sinceMs < LOOKING_MS) return { kind: 'waits' };
  const answer = await tell(task, sending);
  if (task.place !== null || answer.kind !== 'done' || answer.value.problem !== null) return answer;
  await toldStop(memory, task, answer.value.sent);
  return { kind: 'waits' };
};

async function placeLater(task: StopTask, sinceMs: number, sending: Sending, memory: Memory): Promise<Outcome> {
  if (task.place !== null) return tell(task, sending);
  const place = sinceMs < PLACE_COUNTS_MS ? await sending.whereAmI() : null;
  if (place === null && sinceMs >= PLACE_COUNTS_MS) return { kind: 'done', value: { sent: null, problem: null } };
  if (place === null || task.seq === undefined) return { kind: 'waits' };
  const words = sinceMs > SOON_MS ? sending.lateWords(Math.round(sinceMs / 60_000)) : '';
  const changed = await placeStop(memory, task.seq, place, words);
  return changed?.kind === 'STOP' ? tell(changed, sending) : { kind: 'waits' };
}

const tell = (task: StopTask, sending: Sending): Promise<Outcome> =>
  mutate(REPORT_STOP, stopInput(task), sending, (done) => optionalText(done.stop, 'stop'));

/** The same at every try: another input under the same key would be refused. */
const stopInput = ({ id, crew, permit, place, doneMs, offsetMs, words, ...keys }: StopTask): Json => ({
  idempotencyKey: place === null ? keys.idempotencyKey : (keys.placedKey ?? keys.idempotencyKey),
  id,
  crew,
  permit,
  place,
  words,
  occurredAt: new Date(doneMs + offsetMs).toISOString(),
});
