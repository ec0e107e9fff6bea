/** A crew with one of it in another's place. Pure. */
import type { Json } from '../../shared/json';
import type { Crew } from './model';

/** The place in the list stays. Where the lead leaves, the next member leads, and of a crew of one who joins. */
export function swappedCrew(crew: Crew, out: { readonly what: string; readonly id: string }, joining: string): Json {
  const put = (ids: readonly string[]) => ids.map((id) => (id === out.id ? joining : id));
  const members = crew.members.map(({ id }) => id);
  const stays = members.find((id) => id !== out.id) ?? joining;
  return {
    organisation: crew.organisation,
    crew: crew.id,
    version: crew.version,
    name: crew.name,
    lead: crew.lead === out.id ? stays : crew.lead,
    members: put(members),
    vehicles: put(crew.vehicles.map(({ id }) => id)),
    skills: crew.skills,
    baseZone: crew.baseZone,
  };
}
