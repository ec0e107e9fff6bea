/** The crews of an organisation, those that wait for the department, and a new one. */
import { useReader } from '../../shared/context';
import { list, text } from '../../shared/json';
import type { Say } from '../../shared/words';
import { PROBLEM } from '../act';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { useAsked } from '../live/use_asked';
import { readPage, usePages } from '../live/use_pages';
import { useViewer } from '../viewer';
import { Composer } from './composer';
import { ChangeForm } from './fields';
import type { House } from './house';
import { goTo, hrefOf } from './links';
import { CREW_ROW, type CrewRow, PERSON, type Planned, readCrewRow, readPlanned, VEHICLE } from './model';

const CREWS = `query RosterCrews($organisation: ID!, $first: Int!, $after: String) {
  crews(organisation: $organisation, first: $first, after: $after)
    { edges { node { ${CREW_ROW} } } pageInfo { hasNextPage endCursor } } }`;
const PLANNED = `query PlannedCrews($organisation: ID!) { plannedCrews(organisation: $organisation)
  { id name members { ${PERSON} } vehicles { ${VEHICLE} } } }`;
const DROP = `mutation DropPlannedCrew($input: DropPlannedCrewInput!) { done: dropPlannedCrew(input: $input) {
  ... on PlannedCrewDropped { plan } ${PROBLEM} } }`;
const STIRS = ['CREW_COMPOSED', 'DUTY_CHANGED', 'ROSTER_CHANGED'];

export function CrewsPart({ house }: { readonly house: House }) {
  const { say } = useReader();
  const viewer = useViewer();
  const pages = usePages(CREWS, { organisation: house.id }, (data) => readPage(data.crews, readCrewRow), STIRS);
  return (
    <>
      {viewer.actions.has('COMPOSE_CREW') && (
        <details class="add">
          <summary>{say('people-crew-add')}</summary>
          <Composer house={house.id} crew={null} onDone={(done) => goTo('crews', text(done.crew, 'crew'))} />
        </details>
      )}
      {viewer.actions.has('READ_ROSTER') && <Waiting house={house} />}
      <List
        name="crews"
        title="people-part-crews"
        columns={columnsOf(say)}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefOf('crews', id)}
        emptyKey="people-crews-none"
      />
    </>
  );
}

const columnsOf = (say: Say): readonly Column<CrewRow>[] => [
  { key: 'name', title: 'people-crew-name', value: ({ name }) => name },
  {
    key: 'duty',
    title: 'people-duty',
    value: ({ duty }) => say(`Duty-${duty}`),
    cell: ({ duty }) => <span class={`duty ${duty.toLowerCase()}`}>{say(`Duty-${duty}`)}</span>,
  },
  {
    key: 'members',
    title: 'people-members',
    value: ({ members }) => members.join(', '),
  },
  {
    key: 'vehicles',
    title: 'people-part-vehicles',
    value: ({ vehicles }) => vehicles.join(', '),
    cell: ({ vehicles }) => <span class="mono">{vehicles.join(', ')}</span>,
  },
  {
    key: 'skills',
    title: 'people-skills',
    value: ({ skills }) => skills.map((skill) => say(`Skill-${skill}`)).join(', '),
    isHidden: true,
  },
  { key: 'baseZone', title: 'people-base-zone', value: ({ baseZone }) => baseZone, isNumeric: true, isHidden: true },
];

function Waiting({ house }: { readonly house: House }) {
  const { say } = useReader();
  const { value } = useAsked(
    PLANNED,
    { organisation: house.id },
    (data) => list(data.plannedCrews, 'plannedCrews', readPlanned),
    STIRS,
  );
  if (!value || value.length === 0) return null;
  return (
    <details class="add" open={value.length < 6}>
      <summary>{say('people-planned', { count: value.length })}</summary>
      <p class="faint">{say('people-planned-why')}</p>
      <ul class="planned">
        {value.map((one) => (
          <li key={one.id}>
            <PlannedCrew one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function PlannedCrew({ one }: { readonly one: Planned }) {
  const { say } = useReader();
  const viewer = useViewer();
  const everything = [...one.members, ...one.vehicles];
  const open = everything.filter(({ state }) => state === 'PENDING').length;
  const never = everything.filter(({ state }) => state === 'REJECTED' || state === 'REMOVED').length;
  return (
    <>
      <strong>{one.name}</strong>{' '}
      <span class="faint">
        {say('people-planned-of', { members: one.members.length, vehicles: one.vehicles.length })}
      </span>{' '}
      {never > 0 ? (
        <span class="past">{say('people-planned-never', { count: never })}</span>
      ) : (
        <span>{say('people-planned-open', { count: open })}</span>
      )}
      {never > 0 && viewer.actions.has('COMPOSE_CREW') && (
        <ChangeForm mutation={DROP} submit="people-planned-drop" input={() => ({ plan: one.id })}>
          {null}
        </ChangeForm>
      )}
    </>
  );
}
