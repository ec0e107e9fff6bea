/** Before a crew goes: what it is sent for, which zones it passes, which permits come with it. Then one button. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import {
  CREATE,
  DISPATCH,
  type Dispatched,
  type Made,
  orderFor,
  purposeOf,
  readDispatched,
  readMade,
  readVersion,
  VERSION,
} from './dispatch_model';
import { Line } from './fields';
import { INCIDENT, INCIDENT_STIRS, readIncident } from './incident_model';
import { useNames } from './names';
import { NeedsList } from './needs_list';
import type { Of } from './ranking';
import type { Recommended } from './ranking_model';
import { WORK_STIRS } from './work_model';

type DispatchProps = {
  readonly of: Of;
  readonly one: Recommended;
  readonly onSent: (sent: Dispatched) => void;
  readonly onLeave: () => void;
};

export function Dispatch({ of, one, onSent, onLeave }: DispatchProps) {
  const { say } = useReader();
  const [withoutPermit, setWithout] = useState(false);
  const task = useTask(of);
  const acting = useActing(task.again);
  const send = async () => {
    const order = await task.order(acting.run);
    if (order === null) return;
    const input = {
      workOrder: order.id,
      version: order.version,
      crew: one.crew.id,
      zones: one.zonesOnTheWay,
      dispatchWithoutPermit: withoutPermit,
    };
    const answer = await acting.run(DISPATCH, input, readDispatched(one.crew.name));
    if (answer?.kind === 'done') onSent(answer.value);
  };
  return (
    <section class="card summary" aria-label={say('dispatch-title', { crew: one.crew.name })}>
      <h2 class="called">{say('dispatch-title', { crew: one.crew.name })}</h2>
      {'incident' in of && (
        <Line label={say('work-title')} value={task.title} most={200} onChange={task.setTitle} isNeeded />
      )}
      {task.purpose !== null && <p>{say('dispatch-purpose', { purpose: say(`Purpose-${task.purpose}`) })}</p>}
      <Way one={one} />
      <h3>{say('dispatch-permits')}</h3>
      <NeedsList needs={one.needs} persons={one.crew.members} />
      {!one.needs.met && (
        <label class="tick">
          <input
            type="checkbox"
            checked={withoutPermit}
            onChange={(event) => setWithout(event.currentTarget.checked)}
          />
          {say('dispatch-without')}
        </label>
      )}
      {task.made !== null && <p class="faint">{say('dispatch-made')}</p>}
      <ActingNotice acted={acting.acted} />
      <div class="actions">
        <button type="button" class="button" aria-disabled={acting.isBusy || !task.isReady} onClick={send}>
          {say('incident' in of ? 'dispatch-create-and-send' : 'dispatch-send')}
        </button>
        <button type="button" class="chip" onClick={onLeave}>
          {say('dispatch-another')}
        </button>
      </div>
    </section>
  );
}

function Way({ one }: { readonly one: Recommended }) {
  const { say } = useReader();
  const names = useNames();
  return (
    <p>
      {one.zonesOnTheWay.length === 0
        ? say('dispatch-way-plain')
        : say('dispatch-way', { zones: one.zonesOnTheWay.map(names.zone).join(', ') })}
    </p>
  );
}

type Run = ReturnType<typeof useActing>['run'];

/** The work order: the one that is there, or one that is made once and kept when the dispatch after it is refused. */
function useTask(of: Of) {
  const { say } = useReader();
  const [made, setMade] = useState<Made | null>(null);
  const [typed, setTitle] = useState<string | null>(null);
  const known = 'workOrder' in of ? of.workOrder : made?.id;
  const incident = useAsked(
    'incident' in of ? INCIDENT : null,
    'incident' in of ? { id: of.incident } : {},
    readIncident,
    INCIDENT_STIRS,
  );
  const order = useAsked(known ? VERSION : null, { id: known ?? '' }, readVersion, WORK_STIRS);
  const title = typed ?? (incident.value ? incident.value.name || say(`IncidentKind-${incident.value.kind}`) : '');
  return {
    title,
    setTitle,
    made,
    purpose: incident.value && purposeOf(incident.value.kind),
    isReady: 'workOrder' in of ? order.value !== null : incident.value !== null && title.trim() !== '',
    again: order.again,
    order: async (run: Run): Promise<Made | null> => {
      if (order.value !== null) return order.value;
      if (made !== null) return made;
      if (incident.value === null || title.trim() === '') return null;
      const answer = await run(CREATE, orderFor(incident.value, title.trim()), readMade);
      if (answer?.kind !== 'done') return null;
      setMade(answer.value);
      return answer.value;
    },
  };
}
