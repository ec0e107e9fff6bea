/** Edits that were based on an older version: both sides, nothing overwritten, for somebody to look at. */
import { useReader } from '../../shared/context';
import { useViewer } from '../viewer';
import { When } from './shown';
import type { WorkOrder } from './work_model';
import type { KeptEdit } from './work_records';

export function KeptEdits({ order }: { readonly order: WorkOrder }) {
  const { say } = useReader();
  if (order.kept.length === 0) return null;
  return (
    <section class="notice kept" aria-label={say('kept-title', { count: order.kept.length })}>
      <h2>{say('kept-title', { count: order.kept.length })}</h2>
      <p>{say('kept-why')}</p>
      <ul class="plain">
        {order.kept.map((edit) => (
          <li key={edit.id}>
            <BothSides edit={edit} order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BothSides({ edit, order }: { readonly edit: KeptEdit; readonly order: WorkOrder }) {
  const { say } = useReader();
  const viewer = useViewer();
  const stop = order.stops.find(({ id }) => id === edit.stop)?.label ?? '';
  const wanted = edit.stopState === null ? state(edit.state, say) : say(`WorkStopState-${edit.stopState}`);
  const stood = edit.stopStood === null ? state(edit.stood, say) : say(`WorkStopState-${edit.stopStood}`);
  return (
    <>
      {stop && <p>{say('kept-stop', { stop })}</p>}
      <dl class="sides">
        <div>
          <dt>{say(edit.by === viewer.id ? 'kept-yours' : 'kept-theirs')}</dt>
          <dd>
            <strong>{wanted}</strong> <When at={edit.at} />
            {edit.note && <q>{edit.note}</q>}
          </dd>
        </div>
        <div>
          <dt>{say('kept-stood')}</dt>
          <dd>
            <strong>{stood}</strong> <When at={edit.receivedAt} />
          </dd>
        </div>
      </dl>
      <p class="faint">{say('kept-versions', { based: edit.basedOn, found: edit.found })}</p>
    </>
  );
}

type Say = ReturnType<typeof useReader>['say'];

const state = (value: string | null, say: Say): string => (value === null ? '' : say(`WorkOrderState-${value}`));
