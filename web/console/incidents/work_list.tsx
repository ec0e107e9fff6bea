/** Work orders, the newest first. */
import { useReader } from '../../shared/context';
import { PURPOSES } from '../../shared/credential/wire';
import { type Json, list, object, text } from '../../shared/json';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { useAsked } from '../live/use_asked';
import { readPage, usePages } from '../live/use_pages';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { Filter, filtersOf, oneOf } from './filters';
import { Age, Badge } from './shown';
import { WORK_ROW, WORK_STATES, WORK_STIRS, type WorkRow, workRow } from './work_model';

const ORDERS = `query ConsoleWork($first: Int!, $after: String, $filter: WorkOrderFilterInput) {
  workOrders(first: $first, after: $after, filter: $filter) {
    edges { node { ${WORK_ROW} } } pageInfo { hasNextPage endCursor } } }`;

const readOrders = (data: Json) => readPage(data.workOrders, workRow);

export const WORK_FILTERS = ['state', 'purpose', 'crew', 'incident'];
const ALL = 'ALL';
const ENDED = 'ENDED';

const COLUMNS: readonly Column<WorkRow>[] = [
  { key: 'title', title: 'work-title', value: ({ title }) => title, cell: (row) => <Titled row={row} /> },
  { key: 'reference', title: 'incidents-reference', value: ({ reference }) => reference, isHidden: true },
  { key: 'crew', title: 'work-crew', value: ({ crewName }) => crewName, cell: (row) => <Sent row={row} /> },
  {
    key: 'state',
    title: 'work-state',
    value: ({ state }) => state,
    cell: ({ state }) => <Badge type="WorkOrderState" value={state} />,
  },
  { key: 'progress', title: 'work-progress', value: ({ progress }) => progress, isHidden: true },
  { key: 'purpose', title: 'work-purpose', value: ({ purpose }) => purpose, isHidden: true },
  {
    key: 'since',
    title: 'incidents-since',
    value: ({ createdAt }) => createdAt.toISOString(),
    cell: ({ createdAt }) => <Age at={createdAt} />,
  },
  {
    key: 'flags',
    title: 'incidents-flags',
    value: ({ flags }) => flags.map(({ code }) => code).join('; '),
    isHidden: true,
  },
];

function Titled({ row: { title, reference, purpose, flags, keptCount } }: { readonly row: WorkRow }) {
  const { say } = useReader();
  return (
    <>
      <strong>{title}</strong>
      <small class="under">
        <span class="mono">{reference}</span> · {say(`Purpose-${purpose}`)}
      </small>
      {flags.length > 0 && <span class="badge flagged">{say('incidents-flagged', { count: flags.length })}</span>}
      {keptCount > 0 && <span class="badge kept">{say('work-kept-count', { count: keptCount })}</span>}
    </>
  );
}

function Sent({ row: { crewName, progress, progressAt } }: { readonly row: WorkRow }) {
  const { say } = useReader();
  if (progress === null) return <>{say('work-nobody')}</>;
  return (
    <>
      {crewName}
      <small class="under">
        {say(`CrewProgress-${progress}`)} {progressAt && <Age at={progressAt} />}
      </small>
    </>
  );
}

type Params = PanelProps['params'];

function wanted(params: Params): Json {
  const state = oneOf(params.state, [ALL, ENDED, ...WORK_STATES]);
  return {
    open: state === '' ? true : state === ENDED ? false : null,
    state: (WORK_STATES as readonly string[]).includes(state) ? state : null,
    purpose: oneOf(params.purpose, PURPOSES) || null,
    crew: params.crew || null,
    incident: params.incident || null,
  };
}

export function WorkList({ params }: { readonly params: Params }) {
  const { say } = useReader();
  const pages = usePages(ORDERS, { filter: wanted(params) }, readOrders, WORK_STIRS);
  return (
    <>
      <h1>{say('console-panel-work')}</h1>
      <Filters params={params} />
      <List
        name="work-orders"
        title="console-panel-work"
        columns={COLUMNS}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefTo('work', [id], filtersOf(params, WORK_FILTERS))}
        place={({ where }) => where}
        emptyKey={params.state || params.crew || params.purpose ? 'incidents-none-such' : 'work-none-open'}
      />
    </>
  );
}

const CREWS = 'query ConsoleCrewNames { crews(first: 500) { edges { node { id name } } } }';

const readCrews = (data: Json) =>
  list(object(data.crews, 'crews').edges, 'edges', (edge, where) => {
    const one = object(object(edge, where).node, where);
    return { value: text(one.id, where), label: text(one.name, where) };
  });

function Filters({ params }: { readonly params: Params }) {
  const { say } = useReader();
  const crews = useAsked(CREWS, {}, readCrews, ['CREW_COMPOSED']).value ?? [];
  const any = { value: '', label: say('incidents-any') };
  return (
    <div class="filters">
      <Filter
        name="state"
        label={say('work-state')}
        value={oneOf(params.state, [ALL, ENDED, ...WORK_STATES])}
        choices={[
          { value: '', label: say('work-open') },
          ...WORK_STATES.map((value) => ({ value, label: say(`WorkOrderState-${value}`) })),
          { value: ENDED, label: say('work-ended') },
          { value: ALL, label: say('incidents-all') },
        ]}
      />
      <Filter
        name="purpose"
        label={say('work-purpose')}
        value={oneOf(params.purpose, PURPOSES)}
        choices={[any, ...PURPOSES.map((value) => ({ value, label: say(`Purpose-${value}`) }))]}
      />
      <Filter name="crew" label={say('work-crew')} value={params.crew ?? ''} choices={[any, ...crews]} />
    </div>
  );
}
