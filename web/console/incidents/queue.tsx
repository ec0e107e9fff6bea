/** What is broken, the most pressing first. */
import { useReader } from '../../shared/context';
import { INCIDENT_KINDS } from '../../shared/incidents';
import type { Json } from '../../shared/json';
import { List } from '../list/list';
import { readPage, usePages } from '../live/use_pages';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { Filter, filtersOf, oneOf } from './filters';
import { INCIDENT_COLUMNS } from './incident_columns';
import {
  INCIDENT_ROW,
  INCIDENT_STATUSES,
  INCIDENT_STIRS,
  incidentRow,
  OPEN_STATUSES,
  SEVERITIES,
} from './incident_model';
import { useNames } from './names';

const QUEUE = `query ConsoleQueue($first: Int!, $after: String, $filter: IncidentFilterInput) {
  incidents(first: $first, after: $after, filter: $filter) {
    edges { node { ${INCIDENT_ROW} } } pageInfo { hasNextPage endCursor } } }`;

const readQueue = (data: Json) => readPage(data.incidents, incidentRow);

export const QUEUE_FILTERS = ['status', 'severity', 'kind', 'unit'];
const ALL = 'ALL';

type Params = PanelProps['params'];

function wanted(params: Params, units: readonly string[]): Json {
  const status = oneOf(params.status, [ALL, ...INCIDENT_STATUSES]);
  const one = (value: string) => (value === '' ? [] : [value]);
  return {
    statuses: status === '' ? OPEN_STATUSES : status === ALL ? [] : [status],
    severities: one(oneOf(params.severity, SEVERITIES)),
    kinds: one(oneOf(params.kind, INCIDENT_KINDS)),
    units: one(oneOf(params.unit, units)),
  };
}

export function Queue({ params }: { readonly params: Params }) {
  const { say } = useReader();
  const viewer = useViewer();
  const { units } = useNames();
  const filter = wanted(
    params,
    units.map(({ id }) => id),
  );
  // A link that names a unit is not answered for all units while their names are on the way.
  const isReady = params.unit === undefined || units.length > 0;
  const pages = usePages(isReady ? QUEUE : null, { filter }, readQueue, INCIDENT_STIRS);
  return (
    <>
      <header class="head">
        <h1>{say('console-panel-incidents')}</h1>
        {viewer.actions.has('REPORT_INCIDENT') && (
          <a class="button" href={hrefTo('incidents', ['new'])}>
            {say('incidents-new')}
          </a>
        )}
      </header>
      <Filters params={params} />
      <List
        name="incidents"
        title="console-panel-incidents"
        columns={INCIDENT_COLUMNS}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefTo('incidents', [id], filtersOf(params, QUEUE_FILTERS))}
        place={({ location }) => location}
        emptyKey={params.status ? 'incidents-none-such' : 'incidents-none-open'}
      />
    </>
  );
}

function Filters({ params }: { readonly params: Params }) {
  const { say } = useReader();
  const { units } = useNames();
  const any = { value: '', label: say('incidents-any') };
  const named = (type: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`${type}-${value}`) }));
  return (
    <div class="filters">
      <Filter
        name="status"
        label={say('incidents-status')}
        value={oneOf(params.status, [ALL, ...INCIDENT_STATUSES])}
        choices={[
          { value: '', label: say('incidents-open') },
          ...named('IncidentStatus', INCIDENT_STATUSES),
          { value: ALL, label: say('incidents-all') },
        ]}
      />
      <Filter
        name="severity"
        label={say('incidents-severity')}
        value={oneOf(params.severity, SEVERITIES)}
        choices={[any, ...named('Severity', SEVERITIES)]}
      />
      <Filter
        name="kind"
        label={say('incidents-kind')}
        value={oneOf(params.kind, INCIDENT_KINDS)}
        choices={[any, ...named('IncidentKind', INCIDENT_KINDS)]}
      />
      <Filter
        name="unit"
        label={say('incidents-unit')}
        value={params.unit ?? ''}
        choices={[any, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </div>
  );
}
