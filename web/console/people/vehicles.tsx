/** Everything on a roster that moves. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Say } from '../../shared/words';
import { PROBLEM } from '../act';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { useViewer } from '../viewer';
import { ChangeForm, Field, orNull, textOf } from './fields';
import type { House } from './house';
import { hrefOf } from './links';
import { readVehicle, VEHICLE_WHOLE, type Vehicle } from './model';
import { State, StateChoice } from './state';
import { VetBar } from './vet_bar';

const VEHICLES = `query RosterVehicles($organisation: ID!, $state: VettingState, $first: Int!, $after: String) {
  vehicles(organisation: $organisation, state: $state, first: $first, after: $after)
    { edges { node { ${VEHICLE_WHOLE} } } pageInfo { hasNextPage endCursor } } }`;
const ADD_VEHICLE = `mutation AddVehicle($input: AddVehicleInput!) { done: addVehicle(input: $input) {
  ... on RosterEntryChanged { subject } ${PROBLEM} } }`;
const STIRS = ['ROSTER_CHANGED', 'ATTACHMENT_KEPT'];
const KINDS = ['MOTORBIKE', 'CAR', 'TRUCK', 'BOAT'];

export function VehiclesPart({ house }: { readonly house: House }) {
  const { say } = useReader();
  const viewer = useViewer();
  const [state, setState] = useState<string | null>(null);
  const [keys, choose] = useState<ReadonlySet<string>>(new Set());
  const pages = usePages(
    VEHICLES,
    { organisation: house.id, state },
    (data) => readPage(data.vehicles, readVehicle),
    STIRS,
  );
  const canVet = viewer.actions.has('VET_ROSTER');
  const canManage = viewer.actions.has('MANAGE_ROSTER');
  const chosen = (pages.rows ?? []).filter(({ id }) => keys.has(id));
  return (
    <>
      {canManage && <AddVehicle house={house} />}
      <StateChoice state={state} choose={setState} all={pages.all} canChooseAll={canVet} onChosen={choose} />
      {(canVet || canManage) && <VetBar kind="Vehicle" chosen={chosen} clear={() => choose(new Set())} />}
      <List
        name="vehicles"
        title="people-part-vehicles"
        columns={columnsOf(say)}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefOf('vehicles', id)}
        emptyKey={state ? 'people-none-so' : 'people-vehicles-none'}
        {...(canVet || canManage ? { selection: { keys, change: choose } } : {})}
      />
    </>
  );
}

const columnsOf = (say: Say): readonly Column<Vehicle>[] => [
  { key: 'label', title: 'people-vehicle-label', value: ({ label }) => label },
  { key: 'kind', title: 'people-vehicle-kind', value: ({ kind }) => say(`VehicleKind-${kind}`) },
  {
    key: 'plate',
    title: 'people-plate',
    value: ({ plate }) => plate || null,
    cell: ({ plate }) => <span class="mono">{plate || '—'}</span>,
  },
  {
    key: 'state',
    title: 'people-state',
    value: ({ state }) => say(`VettingState-${state}`),
    cell: ({ state }) => <State state={state} />,
  },
  { key: 'attachments', title: 'people-attachments', value: ({ attachments }) => attachments.length, isNumeric: true },
];

function AddVehicle({ house }: { readonly house: House }) {
  const { say } = useReader();
  return (
    <details class="add">
      <summary>{say('people-vehicle-add')}</summary>
      <ChangeForm
        mutation={ADD_VEHICLE}
        submit="people-vehicle-add-do"
        input={(form) => ({
          organisation: house.id,
          kind: textOf(form, 'kind'),
          label: textOf(form, 'label'),
          plate: orNull(form, 'plate'),
        })}
      >
        <label>
          {say('people-vehicle-kind')}
          <select name="kind">
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(`VehicleKind-${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <Field name="label" label={say('people-vehicle-label')} isNeeded longest={80} />
        <Field name="plate" label={say('people-plate-maybe')} hint="66C-123.45" longest={24} />
      </ChangeForm>
    </details>
  );
}
