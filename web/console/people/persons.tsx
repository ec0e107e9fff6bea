/** Everybody on a roster: found without diacritics, vetted many at once. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Say } from '../../shared/words';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { serverNow, useViewer, type Viewer } from '../viewer';
import { AddPerson } from './add_person';
import type { House } from './house';
import { hrefOf } from './links';
import { dayOf, dayWords, isHealthCurrent, PERSON_WHOLE, type Person, phoneWords, readPerson } from './model';
import { State, StateChoice } from './state';
import { VetBar } from './vet_bar';

const PERSONS = `query RosterPersons($organisation: ID!, $state: VettingState, $first: Int!, $after: String) {
  persons(organisation: $organisation, state: $state, first: $first, after: $after)
    { edges { node { ${PERSON_WHOLE} } } pageInfo { hasNextPage endCursor } } }`;
const STIRS = ['ROSTER_CHANGED', 'HEALTH_DECLARED', 'ATTACHMENT_KEPT'];

export function PersonsPart({ house }: { readonly house: House }) {
  const { say } = useReader();
  const viewer = useViewer();
  const [state, setState] = useState<string | null>(null);
  const [keys, choose] = useState<ReadonlySet<string>>(new Set());
  const pages = usePages(
    PERSONS,
    { organisation: house.id, state },
    (data) => readPage(data.persons, readPerson),
    STIRS,
  );
  const canVet = viewer.actions.has('VET_ROSTER');
  const canManage = viewer.actions.has('MANAGE_ROSTER');
  const chosen = (pages.rows ?? []).filter(({ id }) => keys.has(id));
  return (
    <>
      {canManage && <AddPerson house={house} />}
      <StateChoice state={state} choose={setState} all={pages.all} canChooseAll={canVet} onChosen={choose} />
      {(canVet || canManage) && <VetBar kind="Person" chosen={chosen} clear={() => choose(new Set())} />}
      <List
        name="persons"
        title="people-part-persons"
        columns={columnsOf(say, viewer)}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefOf('persons', id)}
        emptyKey={state ? 'people-none-so' : 'people-persons-none'}
        {...(canVet || canManage ? { selection: { keys, change: choose } } : {})}
      />
    </>
  );
}

function columnsOf(say: Say, viewer: Viewer): readonly Column<Person>[] {
  const today = dayOf(serverNow(viewer));
  return [
    {
      key: 'name',
      title: 'people-name',
      value: ({ name }) => name,
    },
    {
      key: 'state',
      title: 'people-state',
      value: ({ state }) => say(`VettingState-${state}`),
      cell: ({ state }) => <State state={state} />,
    },
    {
      key: 'phone',
      title: 'people-phone',
      value: ({ phone }) => phone && phoneWords(phone),
      cell: ({ phone }) => <span class="phone">{phone && phoneWords(phone)}</span>,
    },
    {
      key: 'health',
      title: 'people-health-to',
      value: ({ health }) => health?.validUntil ?? null,
      cell: ({ health }) =>
        health === null ? (
          <span class="faint">{say('people-health-none')}</span>
        ) : (
          <span class={isHealthCurrent(health, today) ? 'phone' : 'phone past'}>{dayWords(health.validUntil)}</span>
        ),
    },
    {
      key: 'attachments',
      title: 'people-attachments',
      value: ({ attachments }) => attachments.length,
      isNumeric: true,
    },
    { key: 'cccd', title: 'people-cccd', value: ({ cccdLast4 }) => cccdLast4, isHidden: true },
    { key: 'cmnd', title: 'people-cmnd', value: ({ cmndLast4 }) => cmndLast4, isHidden: true },
  ];
}
