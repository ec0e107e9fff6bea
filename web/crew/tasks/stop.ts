/** Stopped at a post: told a few seconds after the tap, with the place as soon as the phone knows it. */
import type { Json } from '../../shared/json';
import type { Place } from '../model';
import { REPORT_STOP } from '../queries';
import { TAKE_BACK_MS } from '../rules';
import { type Memory, placeStop } from '../store';
import { type Common, mutate, type Sending, type Way } from './task';

export type StopTask = Common & {
  readonly kind: 'STOP';
  readonly id: string;
  readonly crew: string;
  readonly permit: string | null;
  /** Null while the phone does not know. */
  readonly place: Place | null;
  /** Said beside the place, when it became known long after. */
  readonly words: string;
  /** Server's clock less the phone's, as known then: a retry says the same hour again. */
  readonly offsetMs: number;
};

/** A place that is later than this says so. */
const SOON_MS = 120_000;

export const sendStop: Way<StopTask> = async (task, sending, memory) => {
  if (Math.abs(Date.now() - task.doneMs) < TAKE_BACK_MS) return { kind: 'waits' };
  const ready = task.place === null ? await placed(task, sending, memory) : task;
  if (ready === null) return { kind: 'waits' };
  return mutate(REPORT_STOP, { idempotencyKey: ready.idempotencyKey, ...stopInput(ready) }, sending);
};

/** A stop without a place waits for one, and holds nothing else up. */
async function placed(task: StopTask, sending: Sending, memory: Memory): Promise<StopTask | null> {
  const place = await sending.whereAmI();
  if (place === null || task.seq === undefined) return null;
  const lateMs = Date.now() - task.doneMs;
  const words = lateMs > SOON_MS ? sending.lateWords(Math.round(lateMs / 60_000)) : '';
  const changed = await placeStop(memory, task.seq, place, words);
  return changed?.kind === 'STOP' ? changed : null;
}

const stopInput = ({ id, crew, permit, place, doneMs, offsetMs, words }: StopTask): Json => ({
  id,
  crew,
  permit,
  place,
  words,
  occurredAt: new Date(doneMs + offsetMs).toISOString(),
});
