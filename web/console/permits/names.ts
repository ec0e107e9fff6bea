/** What zones, units and organisations are called, which everything else carries as numbers and ids. */
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type Json, number, optionalText, text } from '../../shared/json';
import { readPage, usePages } from '../live/use_pages';
import { serverNow, useViewer } from '../viewer';

export type ZoneName = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
};
export type Named = { readonly id: string; readonly name: string };

export type Names = {
  /** In force now or within days, by number. */
  readonly zones: readonly ZoneName[];
  readonly units: readonly Named[];
  readonly organisations: readonly Named[];
  readonly zone: (number: number) => ZoneName | null;
  /** Empty while it is not known. */
  readonly unit: (id: string | null) => string;
  readonly organisation: (id: string) => string;
};

/** A permit may name a zone that begins after the permit was asked for. */
const AHEAD_MS = 10 * 24 * 3_600_000;
const PAGE = 'pageInfo { hasNextPage endCursor }';
const ZONES = `query DeskZones($first: Int!, $after: String, $at: DateTime) {
  zones(first: $first, after: $after, at: $at) { edges { node { number code name unit } } ${PAGE} } }`;
const UNITS = `query DeskUnits($first: Int!, $after: String) {
  adminUnits(first: $first, after: $after) { edges { node { id name } } ${PAGE} } }`;
const ORGANISATIONS = `query DeskOrganisations($first: Int!, $after: String) {
  organisations(first: $first, after: $after) { edges { node { id name } } ${PAGE} } }`;

const NOTHING: Names = {
  zones: [],
  units: [],
  organisations: [],
  zone: () => null,
  unit: () => '',
  organisation: () => '',
};

export const NamesContext = createContext<Names>(NOTHING);
export const useNames = (): Names => useContext(NamesContext);

/** For a panel: read once, and again when there are others. */
export function useNamesRead(): Names {
  const viewer = useViewer();
  const [ahead] = useState(() => new Date(serverNow(viewer) + AHEAD_MS).toISOString());
  const now = useEvery(ZONES, { at: null }, (data) => readPage(data.zones, zone), ['ZONES_PUBLISHED', 'ZONE_CHANGED']);
  const later = useEvery(ZONES, { at: ahead }, (data) => readPage(data.zones, zone), ['ZONES_PUBLISHED']);
  const units = useEvery(UNITS, {}, (data) => readPage(data.adminUnits, named), ['UNITS_LOADED']);
  const organisations = useEvery(ORGANISATIONS, {}, (data) => readPage(data.organisations, named), FOUNDED);
  return useMemo(() => {
    const byNumber = new Map([...later, ...now].map((one) => [one.number, one]));
    const unitNames = new Map(units.map((one) => [one.id, one.name]));
    const organisationNames = new Map(organisations.map((one) => [one.id, one.name]));
    return {
      zones: [...byNumber.values()].sort((one, other) => one.number - other.number),
      units,
      organisations,
      zone: (wanted) => byNumber.get(wanted) ?? null,
      unit: (id) => (id === null ? '' : (unitNames.get(id) ?? '')),
      organisation: (id) => organisationNames.get(id) ?? '',
    };
  }, [now, later, units, organisations]);
}

const FOUNDED = ['ORGANISATION_FOUNDED'];

const zone = (one: Json, where: string): ZoneName => ({
  number: number(one.number, where),
  code: text(one.code, where),
  name: text(one.name, where),
  unit: optionalText(one.unit, where),
});

const named = (one: Json, where: string): Named => ({ id: text(one.id, where), name: text(one.name, where) });

const NONE: readonly never[] = [];

/** All of a list, however many pages it has. */
function useEvery<T>(
  query: string,
  variables: Json,
  read: Parameters<typeof usePages<T>>[2],
  stirs: readonly string[],
): readonly T[] {
  const pages = usePages(query, variables, read, stirs);
  useEffect(() => {
    if (pages.hasMore) void pages.all();
  }, [pages.hasMore]);
  return pages.rows ?? NONE;
}
