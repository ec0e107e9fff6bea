/** Zones as the server says them. Shapes are EPSG:4326, lon/lat. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { ChangeKind, Purpose, Restriction, ZoneKind } from '../../shared/credential/model';
import { instant, type Json, list, number, object, optionalText, text, Unexpected } from '../../shared/json';

export type Area = Polygon | MultiPolygon;
export type Hours = { readonly weekday: number; readonly startMin: number; readonly endMin: number };
export type InBoth = { readonly vi: string; readonly en: string };
export type Act = { readonly number: string; readonly signedOn: string; readonly authority: string };

export const KINDS = ['UNIT', 'LOCKDOWN', 'QUARANTINE_SITE', 'CORRIDOR'] as const satisfies readonly ZoneKind[];
export const RESTRICTIONS = [
  'PROHIBITED',
  'REQ_AUTHORISATION',
  'CONDITIONAL',
  'NO_RESTRICTION',
] as const satisfies readonly Restriction[];
export const QUALITIES = ['SURVEYED', 'DRAWN', 'APPROXIMATE', 'NONE'] as const;
export type Quality = (typeof QUALITIES)[number];

/** What an order says of a zone, apart from time and identity. */
export type Terms = {
  readonly name: string;
  readonly kind: ZoneKind;
  readonly restriction: Restriction;
  readonly level: string | null;
  readonly unit: string | null;
  readonly geometry: Area | null;
  readonly geometryQuality: Quality;
  readonly geometryQualityM: number | null;
  readonly schedule: readonly Hours[];
  readonly precedence: number;
  readonly contact: string | null;
  readonly message: InBoth | null;
};

export type Version = Terms & {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly version: number;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
  readonly act: Act;
  /** Null for who may not read accounts, and where it was loaded by the operator. */
  readonly recordedBy: string | null;
};

export const VERSION = `id number code version name kind restriction level unit geometry geometryQuality
  geometryQualityM validFrom validTo recordedAt supersededAt schedule { weekday startMin endMin } precedence
  legalAct { number signedOn authority } contact message { vi en }`;

export function oneOf<T extends string>(value: unknown, among: readonly T[], where: string): T {
  const found = among.find((one) => one === value);
  if (found === undefined) throw new Unexpected(`${where}: none of ${among.join(', ')}`);
  return found;
}

export const optionalInstant = (value: unknown, where: string): Date | null =>
  value === null || value === undefined ? null : instant(value, where);

const optionalNumber = (value: unknown, where: string): number | null =>
  value === null || value === undefined ? null : number(value, where);

/** A Polygon or a MultiPolygon whose coordinates look like it; what they mean, the server has judged. */
export function readArea(value: unknown, where: string): Area {
  const said = object(value, where);
  const type = oneOf(said.type, ['Polygon', 'MultiPolygon'], `${where}.type`);
  if (type === 'Polygon') return { type, coordinates: readRings(said.coordinates, where) };
  return { type, coordinates: [...list(said.coordinates, where, readRings)] };
}

const readRings = (value: unknown, where: string): number[][][] => [
  ...list(value, where, (ring) => [...list(ring, where, (place) => [...list(place, where, number)])]),
];

const readInBoth = (value: unknown, where: string): InBoth => {
  const said = object(value, where);
  return { vi: text(said.vi, where), en: text(said.en, where) };
};

const readHours = (value: unknown, where: string): Hours => {
  const said = object(value, where);
  return {
    weekday: number(said.weekday, where),
    startMin: number(said.startMin, where),
    endMin: number(said.endMin, where),
  };
};

function readTerms(said: Json, where: string): Terms {
  return {
    name: text(said.name, where),
    kind: oneOf(said.kind, KINDS, where),
    restriction: oneOf(said.restriction, RESTRICTIONS, where),
    level: optionalText(said.level, where),
    unit: optionalText(said.unit, where),
    geometry: said.geometry === null ? null : readArea(said.geometry, where),
    geometryQuality: oneOf(said.geometryQuality, QUALITIES, where),
    geometryQualityM: optionalNumber(said.geometryQualityM, where),
    schedule: list(said.schedule, where, readHours),
    precedence: number(said.precedence, where),
    contact: optionalText(said.contact, where),
    message: said.message === null ? null : readInBoth(said.message, where),
  };
}

export function readVersion(value: unknown, where: string): Version {
  const said = object(value, where);
  const act = object(said.legalAct, where);
  return {
    ...readTerms(said, where),
    id: text(said.id, where),
    number: number(said.number, where),
    code: text(said.code, where),
    version: number(said.version, where),
    validFrom: instant(said.validFrom, where),
    validTo: optionalInstant(said.validTo, where),
    recordedAt: instant(said.recordedAt, where),
    supersededAt: optionalInstant(said.supersededAt, where),
    act: {
      number: text(act.number, where),
      signedOn: text(act.signedOn, where),
      authority: text(act.authority, where),
    },
    recordedBy: said.recordedBy ? text(object(said.recordedBy, where).name, where) : null,
  };
}

export type Epoch = {
  readonly counter: number;
  readonly kind: ChangeKind;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
  /** Null: all. */
  readonly purposes: readonly Purpose[] | null;
};

export const EPOCH = 'counter kind recordedAt effectiveAt purposes';

const readPurposes = (value: unknown, where: string): readonly Purpose[] | null =>
  value === null ? null : list(value, where, (one) => text(one, where) as Purpose);

export function readEpoch(value: unknown, where: string): Epoch {
  const said = object(value, where);
  return {
    counter: number(said.counter, where),
    kind: oneOf(said.kind, ['TIGHTENED', 'CLOSED'], where),
    recordedAt: instant(said.recordedAt, where),
    effectiveAt: instant(said.effectiveAt, where),
    purposes: readPurposes(said.purposes, where),
  };
}

export type Reaffirmation = { readonly at: Date; readonly purposes: readonly Purpose[] | null };

export type Zone = {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly version: number;
  readonly versions: readonly Version[];
  readonly epochs: readonly Epoch[];
  readonly reaffirmations: readonly Reaffirmation[];
  /** Every version ever recorded, in the order of recording. */
  readonly history: readonly Version[];
};

export const ZONE = `query ConsoleZone($id: ID!) {
  zone(id: $id) { id number code version versions { ${VERSION} recordedBy { name } } epochs { ${EPOCH} }
    reaffirmations { at purposes } }
  zoneHistory(id: $id) { ${VERSION} recordedBy { name } } }`;

/** Null: there is no such zone. */
export function readZone(data: Json): Zone | null {
  if (data.zone === null) return null;
  const said = object(data.zone, 'zone');
  return {
    id: text(said.id, 'id'),
    number: number(said.number, 'number'),
    code: text(said.code, 'code'),
    version: number(said.version, 'version'),
    versions: list(said.versions, 'versions', readVersion),
    epochs: list(said.epochs, 'epochs', readEpoch),
    reaffirmations: list(said.reaffirmations, 'reaffirmations', (value, where) => {
      const one = object(value, where);
      return { at: instant(one.at, where), purposes: readPurposes(one.purposes, where) };
    }),
    history: list(data.zoneHistory, 'zoneHistory', readVersion),
  };
}

export const ZONES = `query ConsoleZones($first: Int!, $after: String, $at: DateTime) {
  zones(first: $first, after: $after, at: $at) { edges { node { ${VERSION} } } pageInfo { hasNextPage endCursor } } }`;

/** Half-open: what holds at an instant, as known at another (null: now). */
export const holding = (versions: readonly Version[], atMs: number, knownMs: number | null): Version | null =>
  versions.find(
    (one) =>
      one.validFrom.getTime() <= atMs &&
      (one.validTo === null || atMs < one.validTo.getTime()) &&
      (knownMs === null
        ? one.supersededAt === null
        : one.recordedAt.getTime() <= knownMs && (one.supersededAt === null || knownMs < one.supersededAt.getTime())),
  ) ?? null;
