/** An organisation's persons, vehicles and crews, as far as the reader may see them. */
import { useEffect } from 'preact/hooks';
import { type Json, text } from '../../shared/json';
import { readPage, usePages } from '../live/use_pages';
import { useViewer } from '../viewer';
import { GOER, type Goer, readGoer, readVehicle, VEHICLE, type Vehicle } from './outlook_model';
import { rows } from './read';

export type Crew = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly vehicles: readonly string[];
  readonly baseZone: number | null;
};

/** Null: still loading. */
export type Roster = {
  readonly persons: readonly Goer[] | null;
  readonly vehicles: readonly Vehicle[] | null;
  readonly crews: readonly Crew[] | null;
};

const PAGE = 'pageInfo { hasNextPage endCursor }';
const PERSONS = `query DeskPersons($organisation: ID!, $first: Int!, $after: String) {
  persons(organisation: $organisation, first: $first, after: $after) { edges { node { ${GOER} } } ${PAGE} } }`;
const VEHICLES = `query DeskVehicles($organisation: ID!, $first: Int!, $after: String) {
  vehicles(organisation: $organisation, first: $first, after: $after) { edges { node { ${VEHICLE} } } ${PAGE} } }`;
const CREWS = `query DeskCrews($organisation: ID!, $first: Int!, $after: String) {
  crews(organisation: $organisation, first: $first, after: $after) { edges { node { id name baseZone
    members { id name } vehicles { id } } } ${PAGE} } }`;

const readPersons = (data: Json) => readPage(data.persons, readGoer);
const readVehicles = (data: Json) => readPage(data.vehicles, readVehicle);
const readCrews = (data: Json) =>
  readPage(
    data.crews,
    (one, where): Crew => ({
      id: text(one.id, where),
      name: text(one.name, where),
      members: rows(one.members, where, (member, at) => ({ id: text(member.id, at), name: text(member.name, at) })),
      vehicles: rows(one.vehicles, where, (vehicle, at) => text(vehicle.id, at)),
      baseZone: typeof one.baseZone === 'number' ? one.baseZone : null,
    }),
  );

const NONE: readonly never[] = [];

/** Who sees no roster takes a crew as it stands. `organisation` null: nothing is asked. */
export function useRoster(organisation: string | null): Roster {
  const variables = { organisation };
  const { actions } = useViewer();
  const seesRoster = actions.has('READ_ROSTER');
  const asked = (query: string) => (organisation === null ? null : query);
  const ofRoster = (query: string) => (seesRoster ? asked(query) : null);
  const persons = useWhole(usePages(ofRoster(PERSONS), variables, readPersons, ['ROSTER_CHANGED', 'HEALTH_DECLARED']));
  const vehicles = useWhole(usePages(ofRoster(VEHICLES), variables, readVehicles, ['ROSTER_CHANGED']));
  const crews = useWhole(usePages(asked(CREWS), variables, readCrews, ['CREW_COMPOSED', 'ROSTER_CHANGED']));
  return seesRoster ? { persons, vehicles, crews } : { persons: NONE, vehicles: NONE, crews };
}

function useWhole<T>(pages: ReturnType<typeof usePages<T>>): readonly T[] | null {
  useEffect(() => {
    if (pages.hasMore) void pages.all();
  }, [pages.hasMore]);
  return pages.rows;
}
