/** The board of stops: whoever waits longest stands first. */
import { useReader } from '../../shared/context';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { usePages } from '../live/use_pages';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { Filter, filtersOf, oneOf } from './filters';
import { shapeOf } from './read';
import { Age, Badge } from './shown';
import { StopCard } from './stop_card';
import { readStops, STOP_STATUSES, STOP_STIRS, STOPS, type Stop } from './stop_model';

export function StopsBoard({ params }: { readonly params: PanelProps['params'] }) {
  const { say } = useReader();
  const waiting = usePages(STOPS, { filter: { status: 'OPEN' } }, readStops, STOP_STIRS);
  const taken = usePages(STOPS, { filter: { status: 'ACKNOWLEDGED' } }, readStops, STOP_STIRS);
  const longest = [...(waiting.rows ?? [])].sort((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime());
  return (
    <>
      <h1>{say('console-panel-stops')}</h1>
      {waiting.trouble && <TroubleNotice trouble={waiting.trouble} again={waiting.again} />}
      {waiting.rows === null && !waiting.trouble && <p role="status">{say('loading')}</p>}
      {waiting.rows?.length === 0 && <p class="empty">{say('stops-nobody-waits')}</p>}
      <Cards title="stops-waiting" stops={longest} again={waiting.again} />
      <Cards title="stops-taken" stops={taken.rows ?? []} again={taken.again} />
      <AllStops params={params} />
    </>
  );
}

type CardsProps = { readonly title: string; readonly stops: readonly Stop[]; readonly again: () => void };

function Cards({ title, stops, again }: CardsProps) {
  const { say } = useReader();
  if (stops.length === 0) return null;
  return (
    <section>
      <h2>{say(title, { count: stops.length })}</h2>
      <ul class="plain">
        {stops.map((stop) => (
          <li key={stop.id}>
            <StopCard stop={stop} again={again} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const COLUMNS: readonly Column<Stop>[] = [
  { key: 'crew', title: 'work-crew', value: ({ crewName, crewId }) => crewName ?? crewId },
  {
    key: 'occurredAt',
    title: 'incidents-since',
    value: ({ occurredAt }) => occurredAt.toISOString(),
    cell: ({ occurredAt }) => <Age at={occurredAt} />,
  },
  {
    key: 'status',
    title: 'stops-status',
    value: ({ status }) => status,
    cell: ({ status, how }) => (
      <>
        <Badge type="StopStatus" value={status} /> {how !== null && <Badge type="StopEnd" value={how} />}
      </>
    ),
  },
  { key: 'how', title: 'stops-how', value: ({ how }) => how, isHidden: true },
  { key: 'words', title: 'stops-words', value: ({ words }) => words },
];

function AllStops({ params }: { readonly params: PanelProps['params'] }) {
  const { say } = useReader();
  const status = oneOf(params.status, STOP_STATUSES);
  const filter = { status: status || null, crew: params.crew || null, checkpoint: params.checkpoint || null };
  const pages = usePages(STOPS, { filter }, readStops, STOP_STIRS);
  return (
    <section>
      <h2>{say('stops-all')}</h2>
      <div class="filters">
        <Filter
          name="status"
          label={say('stops-status')}
          value={status}
          choices={[
            { value: '', label: say('incidents-all') },
            ...STOP_STATUSES.map((value) => ({ value, label: say(`StopStatus-${value}`) })),
          ]}
        />
      </div>
      <List
        name="stops"
        title="console-panel-stops"
        columns={COLUMNS}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefTo('stops', [id], filtersOf(params, ['status']))}
        place={({ place }) => place && shapeOf([place])}
        emptyKey="stops-none"
      />
    </section>
  );
}
