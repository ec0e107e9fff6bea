/** Zones by number: what a checkpoint leads from and to. */
import { type Json, list, number, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';

export type NamedZone = { readonly number: number; readonly name: string; readonly code: string };

const NAMES = 'query ConsoleZoneNumbers { zones(first: 500) { edges { node { number name code } } } }';

const readNames = (data: Json): readonly NamedZone[] =>
  list(object(data.zones, 'zones').edges, 'edges', (edge, where) => {
    const zone = object(object(edge, where).node, where);
    return { number: number(zone.number, where), name: text(zone.name, where), code: text(zone.code, where) };
  });

export type ZoneNames = {
  readonly all: readonly NamedZone[];
  /** In words; outside of every zone: a dash. */
  readonly names: (numbers: readonly number[]) => string;
};

export function useZoneNames(): ZoneNames {
  const all = useAsked(NAMES, {}, readNames, ['ZONES_PUBLISHED']).value ?? [];
  const nameOf = (wanted: number) => all.find((zone) => zone.number === wanted)?.name ?? `${wanted}`;
  return { all, names: (numbers) => (numbers.length === 0 ? '–' : numbers.map(nameOf).join(', ')) };
}
