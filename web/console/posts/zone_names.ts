/** Zones by number: what a checkpoint leads from and to. */
import { useState } from 'preact/hooks';
import { type Json, list, number, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { serverNow, useViewer } from '../viewer';

export type NamedZone = { readonly number: number; readonly name: string; readonly code: string };

const NAMES = `query ConsoleZoneNumbers($later: DateTime!) { now: zones(first: 500) { ...Named }
  later: zones(first: 500, at: $later) { ...Named } }
  fragment Named on ZoneVersionConnection { edges { node { number name code } } }`;

/** Posts are put up before the zone they lead into begins. */
const AHEAD_MS = 14 * 86_400_000;

const readEdges = (connection: unknown): readonly NamedZone[] =>
  list(object(connection, 'zones').edges, 'edges', (edge, where) => {
    const zone = object(object(edge, where).node, where);
    return { number: number(zone.number, where), name: text(zone.name, where), code: text(zone.code, where) };
  });

function readNames(data: Json): readonly NamedZone[] {
  const byNumber = new Map([...readEdges(data.later), ...readEdges(data.now)].map((zone) => [zone.number, zone]));
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

export type ZoneNames = {
  readonly all: readonly NamedZone[];
  /** In words; outside of every zone: a dash. */
  readonly names: (numbers: readonly number[]) => string;
};

export function useZoneNames(): ZoneNames {
  const viewer = useViewer();
  const [later] = useState(() => new Date(serverNow(viewer) + AHEAD_MS).toISOString());
  const all = useAsked(NAMES, { later }, readNames, ['ZONES_PUBLISHED']).value ?? [];
  const nameOf = (wanted: number) => all.find((zone) => zone.number === wanted)?.name ?? `${wanted}`;
  return { all, names: (numbers) => (numbers.length === 0 ? '–' : numbers.map(nameOf).join(', ')) };
}
