/** Zones as the map shows them. Pure; instants are compared half-open. */
import { instant, object, optionalText, text } from '../shared/json';

export type Ring = readonly (readonly [number, number])[];

export type Zone = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly restriction: string;
  readonly legalAct: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  /** Outer rings and holes alike, lon/lat; empty when the zone has no shape. */
  readonly rings: readonly Ring[];
};

type Geometry = { type: string; coordinates: unknown };

function ringsOf(geometry: unknown): readonly Ring[] {
  if (geometry === null || geometry === undefined) return [];
  const { type, coordinates } = geometry as Geometry;
  if (type === 'Polygon') return coordinates as Ring[];
  if (type === 'MultiPolygon') return (coordinates as Ring[][]).flat();
  return [];
}

export function readZone(value: unknown, where: string): Zone {
  const feature = object(value, where);
  const properties = object(feature.properties, `${where}.properties`);
  const validTo = properties.validTo ?? null;
  return {
    code: text(properties.code, `${where}.code`),
    name: text(properties.name, `${where}.name`),
    kind: text(properties.kind, `${where}.kind`),
    level: text(properties.level, `${where}.level`),
    restriction: text(properties.restriction, `${where}.restriction`),
    legalAct: optionalText(properties.legalAct, `${where}.legalAct`),
    validFrom: instant(properties.validFrom, `${where}.validFrom`),
    validTo: validTo === null ? null : instant(validTo, `${where}.validTo`),
    rings: ringsOf(feature.geometry),
  };
}

export function inForce(zones: readonly Zone[], at: Date): readonly Zone[] {
  return zones.filter((zone) => zone.validFrom <= at && (zone.validTo === null || at < zone.validTo));
}

export type Change = { readonly at: Date; readonly legalAct: string | null; readonly zones: readonly Zone[] };

/** The next instant at which zones begin, and which; null when nothing is announced. */
export function nextChange(zones: readonly Zone[], now: Date): Change | null {
  return changeAmong(
    zones.filter((zone) => zone.validFrom > now),
    Math.min,
  );
}

/** The latest instant at which zones began. */
export function lastChange(zones: readonly Zone[], now: Date): Change | null {
  return changeAmong(
    zones.filter((zone) => zone.validFrom <= now),
    Math.max,
  );
}

function changeAmong(zones: readonly Zone[], pick: (...values: number[]) => number): Change | null {
  if (zones.length === 0) return null;
  const at = new Date(pick(...zones.map((zone) => zone.validFrom.getTime())));
  const begun = zones.filter((zone) => zone.validFrom.getTime() === at.getTime());
  const acts = [...begun.filter((zone) => zone.kind === 'UNIT'), ...begun].map((zone) => zone.legalAct);
  return { at, legalAct: acts.find((act) => act !== null) ?? null, zones: begun };
}

/** Those of a change that really become something else, not merely a new version of the same. */
export function altered(zones: readonly Zone[], change: Change): readonly Zone[] {
  const before = new Map(inForce(zones, new Date(change.at.getTime() - 1)).map((zone) => [zone.code, zone]));
  const same = (zone: Zone) => {
    const old = before.get(zone.code);
    return old !== undefined && old.level === zone.level && old.restriction === zone.restriction;
  };
  return change.zones.filter((zone) => !same(zone));
}

export type Row = { readonly code: string; readonly name: string; readonly before: string; readonly after: string };

/** One row a unit: its level now and after the change, strictest change first. */
export function unitRows(zones: readonly Zone[], now: Date, change: Change | null): readonly Row[] {
  const after = new Map((change ? inForce(zones, change.at) : []).map((zone) => [zone.code, zone.level]));
  const units = inForce(zones, now).filter((zone) => zone.kind === 'UNIT');
  const rows = units.map(({ code, name, level }) => ({ code, name, before: level, after: after.get(code) ?? level }));
  return rows.sort((a, b) => strictness(b.after) - strictness(a.after) || a.name.localeCompare(b.name, 'vi'));
}

const LEVELS = ['NEW_NORMAL', 'D15', 'D15_PLUS', 'D16', 'D19'];

/** Place in the order of the shipped levels; a province's own comes last. */
export function strictness(level: string): number {
  const place = LEVELS.indexOf(level);
  return place < 0 ? LEVELS.length : place;
}
