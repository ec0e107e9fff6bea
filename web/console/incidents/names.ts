/** Names of zones and units, which everything else carries as numbers and ids. */
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, number, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { readPage, usePages } from '../live/use_pages';
import { serverNow, useViewer } from '../viewer';

export type Unit = { readonly id: string; readonly name: string };

export type Names = {
  /** By its number; the number alone while its name is not known. */
  readonly zone: (number: number) => string;
  readonly unit: (id: string) => string;
  readonly units: readonly Unit[];
};

const ZONES = `query ConsoleZoneNames($first: Int!, $after: String, $at: DateTime) {
  zones(first: $first, after: $after, at: $at) { edges { node { number name } } pageInfo { hasNextPage endCursor } } }`;
/** Work may reach into the time of a zone that is published and not in force yet. */
const AHEAD_MS = 24 * 3_600_000;
const UNITS = 'query ConsoleUnits { adminUnits(first: 500) { edges { node { id name } } } }';
const NO_UNITS: readonly Unit[] = [];
const NO_ZONES: readonly Named[] = [];
const STIRS = ['ZONES_PUBLISHED', 'ZONE_CHANGED'];

type Named = { readonly number: number; readonly name: string };

const readZones = (data: Json) =>
  readPage(data.zones, (one, where): Named => ({ number: number(one.number, where), name: text(one.name, where) }));

const readUnits = (data: Json): readonly Unit[] =>
  list(object(data.adminUnits, 'adminUnits').edges, 'edges', (edge, where) => {
    const one = object(object(edge, where).node, where);
    return { id: text(one.id, where), name: text(one.name, where) };
  });

export const NamesContext = createContext<Names>({ zone: String, unit: () => '', units: [] });

export const useNames = (): Names => useContext(NamesContext);

/** For a panel: read once, and again when zones are published. */
export function useNamesRead(): Names {
  const { say } = useReader();
  const viewer = useViewer();
  const [ahead] = useState(() => new Date(serverNow(viewer) + AHEAD_MS).toISOString());
  const now = useZones(null);
  const later = useZones(ahead);
  const units = useAsked(UNITS, {}, readUnits, ['UNITS_LOADED']).value ?? NO_UNITS;
  return useMemo(() => {
    const byNumber = new Map([...later, ...now].map((one) => [one.number, one.name]));
    const byId = new Map(units.map((one) => [one.id, one.name]));
    return {
      zone: (number) => {
        const name = byNumber.get(number);
        return name === undefined ? String(number) : say('incidents-zone', { name, number });
      },
      unit: (id) => byId.get(id) ?? say('incidents-unit-unknown'),
      units,
    };
  }, [now, later, units, say]);
}

function useZones(at: string | null): readonly Named[] {
  const zones = usePages(ZONES, { at }, readZones, STIRS);
  useEffect(() => {
    if (zones.hasMore) void zones.all();
  }, [zones.hasMore]);
  return zones.rows ?? NO_ZONES;
}
