/** One work order: what zones did to it, how far the crew has come, its stops, its notes, and how it ends. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { uuid } from '../../../shared/uuid';
import type { Kept } from '../../model';
import { useCrew } from '../../use_crew';
import { STEPS, type Step, type WorkOrder } from '../../work/model';
import type { WorkNow } from '../../work/rules';
import { Ending } from './ending';
import { Notes } from './notes';
import { Run } from './run';
import { Covers, WhenAndWhere } from './where';

type OrderProps = { readonly kept: Kept; readonly work: WorkNow };

export function Order({ kept, work }: OrderProps) {
  const { say } = useReader();
  const { order, unsent } = work;
  return (
    <article class="card order">
      <h3>{order.title}</h3>
      <p class="state">{say(`WorkOrderState-${order.state}`)}</p>
      <Flags order={order} />
      <h4>{say('crew-work-progress')}</h4>
      <Progress order={order} isUnsent={unsent.progress} />
      <WhenAndWhere order={order} />
      <Covers kept={kept} order={order} />
      {order.stops.length > 0 && <Run work={work} />}
      <Notes work={work} />
      <Ending order={order} />
    </article>
  );
}

function Flags({ order }: { order: WorkOrder }) {
  const { say, language } = useReader();
  return (
    <>
      {order.flags.map(({ zone, words, sinceMs }) => (
        <p class="notice" key={zone}>
          {words} <span class="faint">{say('crew-from', { at: dayAndTime(new Date(sinceMs), language) })}</span>
        </p>
      ))}
    </>
  );
}

/** Four large fields: a thumb in a glove finds them in the dark. What is said last counts, so a slip is put right by a touch. */
function Progress({ order, isUnsent }: { order: WorkOrder; isUnsent: boolean }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const report = (progress: Step) => {
    if (progress === order.progress) return;
    const { id, title, version } = order;
    void crew.did({ kind: 'PROGRESS', order: id, title, version, deed: uuid(), progress });
  };
  return (
    <>
      <fieldset class="steps">
        <legend class="unseen">{say('crew-work-progress')}</legend>
        {STEPS.map((step) => (
          <button type="button" key={step} aria-pressed={step === order.progress} onClick={() => report(step)}>
            {say(`CrewProgress-${step}`)}
            {isUnsent && step === order.progress && <span class="unsent">{say('crew-work-unsent')}</span>}
          </button>
        ))}
      </fieldset>
      <p class="unseen" role="status">
        {isUnsent && say('crew-work-unsent')}
      </p>
    </>
  );
}
