/** What may be done with a work order from where it stands, with the reason where one is wanted. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, optionalText, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import { type Dispatched, REOPEN, readDispatched } from './dispatch_model';
import { Outcome } from './outcome';
import { ReasonedSteps } from './reasoned_steps';
import { useStamp } from './stamp';
import { OPEN_STATES, type WorkOrder } from './work_model';

const CHANGED = `... on WorkOrderChanged { version endedPermits } ${PROBLEM}`;
const EDITED = `... on WorkOrderEditKept { message } ${CHANGED}`;
const MOVE = `mutation ConsoleMoveWork($input: MoveWorkOrderInput!) { done: moveWorkOrder(input: $input) { ${CHANGED} } }`;
const COMPLETE = `mutation ConsoleCompleteWork($input: CompleteWorkOrderInput!) {
  done: completeWorkOrder(input: $input) { ${EDITED} } }`;
const CLOSE = `mutation ConsoleCloseWork($input: CloseWorkOrderInput!) {
  done: closeWorkOrder(input: $input) { ${EDITED} } }`;

/** As incidents/work_orders/rules has it; the server refuses whatever is not in its own table. */
const FROM: Readonly<Record<string, readonly string[]>> = {
  ACKNOWLEDGED: ['IN_PROGRESS', 'PENDING', 'HELD', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'],
  IN_PROGRESS: ['COMPLETED', 'PENDING', 'HELD', 'PARTIAL', 'FAILED', 'CANCELLED'],
  PENDING: ['IN_PROGRESS', 'HELD', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'],
  HELD: ['IN_PROGRESS', 'PENDING', 'PARTIAL', 'FAILED', 'CANCELLED'],
};
const MOVES = ['IN_PROGRESS', 'PENDING', 'HELD'];
const CLOSINGS = ['PARTIAL', 'FAILED', 'CANCELLED'];
const AGAIN = 'REOPEN';
const AGAIN_WITHOUT = 'REOPEN_WITHOUT';

type StepsProps = { readonly order: WorkOrder; readonly again: () => void };

export function WorkSteps({ order, again }: StepsProps) {
  const { say } = useReader();
  const acting = useActing(again);
  const step = useStep(order, acting.run);
  const isOpen = OPEN_STATES.includes(order.state);
  const steps = isOpen ? (FROM[order.state] ?? []) : [AGAIN, AGAIN_WITHOUT];
  const take = async (key: string, words: string) => {
    const isDone = await step.take(key, words);
    if (isDone) again();
    return isDone;
  };
  return (
    <section>
      <h2>{say('incidents-steps')}</h2>
      <ActingNotice acted={acting.acted} />
      {step.said !== null && (
        <p class="notice" role="alert">
          {step.said}
        </p>
      )}
      {step.reopened && isOpen && <Outcome sent={step.reopened} />}
      <ReasonedSteps
        steps={steps.map((key) => ({
          key,
          label: say(`work-step-${key}`),
          needsWords: !MOVES.includes(key) && key !== 'COMPLETED',
        }))}
        isBusy={acting.isBusy}
        onTake={take}
      />
    </section>
  );
}

type Run = ReturnType<typeof useActing>['run'];

/** `said`: an edit that was kept beside what stood, in the server's words. */
function useStep(order: WorkOrder, run: Run) {
  const stamp = useStamp();
  const [said, setSaid] = useState<string | null>(null);
  const [reopened, setReopened] = useState<Dispatched | null>(null);
  const based = { workOrder: order.id, version: order.version };
  const edit = (said: string) => {
    const { id, at } = stamp(`${order.version} ${said}`);
    return { ...based, edit: id, at };
  };
  const changed = async (mutation: string, input: Json) => {
    const answer = await run(mutation, input, (done) =>
      text(done.__typename, '__typename') === 'WorkOrderEditKept' ? optionalText(done.message, 'message') : null,
    );
    if (answer?.kind === 'done') setSaid(answer.value);
    return answer?.kind === 'done';
  };
  const reopen = async (note: string, reopenWithoutPermit: boolean) => {
    const read = readDispatched(order.crew?.name ?? '');
    const answer = await run(REOPEN, { ...based, note, reopenWithoutPermit }, read);
    if (answer?.kind === 'done' && order.crew !== null) setReopened(answer.value);
    return answer?.kind === 'done';
  };
  const take = (key: string, words: string): Promise<boolean> => {
    if (MOVES.includes(key)) return changed(MOVE, { ...based, state: key, note: words });
    if (CLOSINGS.includes(key)) return changed(CLOSE, { ...edit(`${key} ${words}`), state: key, reason: words });
    return key === 'COMPLETED'
      ? changed(COMPLETE, { ...edit(`${key} ${words}`), note: words })
      : reopen(words, key === AGAIN_WITHOUT);
  };
  return { said, reopened, take };
}
