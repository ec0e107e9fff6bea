/** One work order: how far its crew is, what it needs, what changed under it, what was said about it. */
import { useReader } from '../../shared/context';
import { type Asked, useAsked } from '../live/use_asked';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { useViewer } from '../viewer';
import { filtersOf } from './filters';
import { KeptEdits } from './kept_edits';
import { NeedsList } from './needs_list';
import { Notes } from './notes';
import { useOnStage } from './on_stage';
import { Photos } from './photos';
import { Badge, FlagList } from './shown';
import { Timeline } from './timeline';
import { WorkFacts } from './work_facts';
import { WORK_FILTERS } from './work_list';
import {
  NEED_STIRS,
  NEEDS_OF,
  OPEN_STATES,
  readNeeds,
  readWorkOrder,
  WORK_ORDER,
  type WorkOrder,
  whereOf,
} from './work_model';
import { WorkSteps } from './work_steps';

type PageProps = { readonly id: string; readonly params: PanelProps['params'] };

export function WorkPage({ id, params }: PageProps) {
  const { say } = useReader();
  const asked = useAsked(WORK_ORDER, { id }, (data) => ({ order: readWorkOrder(data) }), NEED_STIRS);
  const order = asked.value?.order ?? null;
  useOnStage(id, order && whereOf(order));
  return (
    <>
      <a class="back" href={hrefTo('work', [], filtersOf(params, WORK_FILTERS))}>
        {say('console-panel-work')}
      </a>
      {order === null && <h1>{say('console-panel-work')}</h1>}
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && order === null && <p class="notice">{say('work-no-such')}</p>}
      {order && <Shown order={order} asked={asked} />}
    </>
  );
}

function Shown({ order, asked }: { readonly order: WorkOrder; readonly asked: Asked<unknown> }) {
  const { say } = useReader();
  const viewer = useViewer();
  const mayManage = viewer.actions.has('MANAGE_WORK_ORDERS');
  const isOpen = OPEN_STATES.includes(order.state);
  return (
    <article class="one">
      <h1>{order.title}</h1>
      <p class="badges">
        <span class="mono">{order.reference}</span>
        <Badge type="WorkOrderState" value={order.state} />
        {order.progress !== null && <Badge type="CrewProgress" value={order.progress} />}
      </p>
      <FlagList flags={order.flags} />
      <KeptEdits order={order} />
      <WorkFacts order={order} />
      {mayManage && isOpen && order.state !== 'HELD' && (
        <p>
          <a class="button" href={hrefTo('work', [order.id, 'crews'])}>
            {say(order.crew === null ? 'incidents-find-crew' : 'work-reassign')}
          </a>
        </p>
      )}
      {isOpen && order.crew !== null && <Needed order={order} persons={order.crew.members} maySend={mayManage} />}
      {mayManage && <WorkSteps order={order} again={asked.again} />}
      <Timeline order={order} />
      <Notes order={order} again={asked.again} />
      {order.photos.length > 0 && (
        <section>
          <h2>{say('incidents-photos')}</h2>
          <Photos photos={order.photos} />
        </section>
      )}
    </article>
  );
}

type NeededProps = {
  readonly order: WorkOrder;
  readonly persons: ReadonlyMap<string, string>;
  readonly maySend: boolean;
};

function Needed({ order: { id, state }, persons, maySend }: NeededProps) {
  const { say } = useReader();
  const { value, trouble, again } = useAsked(NEEDS_OF, { id }, readNeeds, NEED_STIRS);
  return (
    <section>
      <h2>{say('dispatch-permits')}</h2>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      {value && <NeedsList needs={value} persons={persons} />}
      {value && !value.met && maySend && state !== 'HELD' && (
        <a href={hrefTo('work', [id, 'crews'])}>{say('work-ask-again')}</a>
      )}
    </section>
  );
}
