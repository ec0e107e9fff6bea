/** What a crew does to a work order: said in the order in which it was done, each deed under an id of this phone. */
import type { Answer } from '../../shared/ask';
import { type Json, object } from '../../shared/json';
import { ask } from '../net';
import type { End, Met, Step } from '../work/model';
import { CLOSE, COMPLETE, MEANWHILE, NOTE, PROGRESS, RUN_STOP } from '../work/queries';
import { readMet } from '../work/reading';
import { type Common, type Done, mutate, type Outcome, type Sending, type Way } from './task';

/** Of one work order, as it was seen; its title is kept for when it is no longer to be seen. */
type OfOrder = Common & {
  readonly order: string;
  readonly title: string;
  readonly version: number;
  /** Id of the deed, made here: told again it is the same. */
  readonly deed: string;
};
export type ProgressTask = OfOrder & { readonly kind: 'PROGRESS'; readonly progress: Step };
export type NoteTask = OfOrder & { readonly kind: 'NOTE'; readonly words: string; readonly photos: readonly string[] };
export type RunStopTask = OfOrder & {
  readonly kind: 'RUN_STOP';
  readonly stop: string;
  readonly label: string;
  readonly state: 'DONE' | 'MISSED';
};
export type EndTask = OfOrder & { readonly kind: 'END'; readonly state: End; readonly words: string };
export type WorkTask = ProgressTask | NoteTask | RunStopTask | EndTask;

const common = (task: OfOrder): Json => ({
  idempotencyKey: task.idempotencyKey,
  workOrder: task.order,
  at: new Date(task.doneMs + task.offsetMs).toISOString(),
});
const edit = (task: OfOrder): Json => ({ ...common(task), version: task.version, edit: task.deed });

export const sendProgress: Way<ProgressTask> = (task, sending) =>
  looked(
    task,
    sending,
    PROGRESS,
    { ...common(task), report: task.deed, progress: task.progress },
    (done) => done.counted === false && done.progress !== task.progress,
  );

export const sendNote: Way<NoteTask> = (task, sending) =>
  looked(task, sending, NOTE, { ...common(task), note: task.deed, text: task.words, photos: task.photos });

export const sendRunStop: Way<RunStopTask> = (task, sending) =>
  looked(task, sending, RUN_STOP, { ...edit(task), stop: task.stop, state: task.state });

export const sendEnd: Way<EndTask> = (task, sending) =>
  task.state === 'COMPLETED'
    ? looked(task, sending, COMPLETE, { ...edit(task), note: task.words })
    : looked(task, sending, CLOSE, { ...edit(task), state: task.state, reason: task.words });

const never = () => false;

/** Said; where it came too late or was refused, what stands now is looked at before anybody is told. */
async function looked(
  task: OfOrder,
  sending: Sending,
  query: string,
  input: Json,
  isLate: (done: Json) => boolean = never,
): Promise<Outcome> {
  let late = false;
  const answer: Answer<Done> = await mutate(query, input, sending, (done) => {
    late = done.__typename === 'WorkOrderEditKept' || isLate(done);
    return null;
  });
  if (answer.kind !== 'done' || (answer.value.problem === null && !late)) return answer;
  const met = await meanwhile(task, sending);
  // Without an answer here the deed is said again later, and answered as it was.
  if (met.kind !== 'done') return met;
  return { kind: 'done', value: { ...answer.value, met: met.value } };
}

const meanwhile = ({ order, version }: OfOrder, { language }: Sending): Promise<Answer<Met>> =>
  ask(MEANWHILE, { id: order }, language, (data) => readMet(object(data, 'data').workOrder, version));
