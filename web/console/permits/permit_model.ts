/** A permit as the server says it: a row of a list, and everything of one. */
import { instant, type Json, number, object, optionalText, text } from '../../shared/json';
import type { LonLat } from '../map/stage';
import { flag, type Hours, hours, numbers, places, rows, texts } from './read';

export type PermitRow = {
  readonly id: string;
  readonly reference: string;
  readonly controlCode: string;
  readonly status: string;
  readonly phase: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly holders: readonly string[];
  readonly vehicles: readonly { readonly plate: string | null; readonly kind: string }[];
  readonly zones: readonly number[];
  readonly places: readonly LonLat[];
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Granted in a hurry, and nobody else has looked at it. */
  readonly isToReview: boolean;
};

export const PERMIT_ROW = `id reference controlCodeSpoken status phase organisation purpose holders { name }
  vehicles { plate kind } zones places { lon lat } validFrom validTo breakGlass reviewed`;

export const readPermitRow = (one: Json, where: string): PermitRow => ({
  id: text(one.id, where),
  reference: text(one.reference, where),
  controlCode: text(one.controlCodeSpoken, where),
  status: text(one.status, where),
  phase: text(one.phase, where),
  organisation: text(one.organisation, where),
  purpose: text(one.purpose, where),
  holders: rows(one.holders, where, (holder, at) => text(holder.name, at)),
  vehicles: rows(one.vehicles, where, (ride, at) => ({
    plate: optionalText(ride.plate, at),
    kind: text(ride.kind, at),
  })),
  zones: numbers(one.zones, where),
  places: places(one.places, where),
  validFrom: instant(one.validFrom, where),
  validTo: instant(one.validTo, where),
  isToReview: flag(one.breakGlass) && !flag(one.reviewed),
});

export type Holder = { readonly person: string; readonly name: string; readonly idTails: readonly string[] };
export type Ride = { readonly vehicle: string; readonly kind: string; readonly plate: string | null };
export type Standing = {
  readonly cause: string;
  readonly message: string;
  readonly holds: boolean;
  readonly at: Date;
  readonly unit: string | null;
  readonly note: string;
};
export type Credential = { readonly id: string; readonly person: string; readonly qr: string; readonly issuedAt: Date };

export type Permit = Omit<PermitRow, 'holders' | 'vehicles'> & {
  readonly version: number;
  readonly subjectType: string;
  readonly holders: readonly Holder[];
  readonly vehicles: readonly Ride[];
  readonly crew: string | null;
  readonly baseZone: number | null;
  readonly entryMode: string;
  readonly units: readonly string[];
  readonly route: readonly LonLat[];
  readonly hardLimit: Date;
  readonly hours: readonly Hours[];
  readonly conditions: string;
  readonly premises: string;
  readonly workOrder: string | null;
  readonly application: string | null;
  readonly replaces: string | null;
  readonly issuedAt: Date;
  readonly breakGlass: boolean;
  readonly reviewed: boolean;
  readonly reasons: readonly Standing[];
  readonly credentials: readonly Credential[];
};

export const PERMIT = `id reference controlCodeSpoken status phase version organisation purpose subjectType
  holders { person name idTails } vehicles { vehicle kind plate } crew baseZone entryMode zones units
  places { lon lat } route { lon lat } validFrom validTo hardLimit hours { startMin endMin } conditions premises
  workOrder application replaces issuedAt breakGlass reviewed reasons { cause message holds at unit note }
  credentials { id person qrSvgAddress issuedAt }`;

export const readPermit = (one: Json, where: string): Permit => ({
  ...readPermitRow({ ...one, holders: [], vehicles: [] }, where),
  version: number(one.version, where),
  subjectType: text(one.subjectType, where),
  holders: rows(one.holders, where, readHolder),
  vehicles: rows(one.vehicles, where, readRide),
  crew: optionalText(one.crew, where),
  baseZone: one.baseZone === null ? null : number(one.baseZone, where),
  entryMode: text(one.entryMode, where),
  units: texts(one.units, where),
  route: places(one.route, where),
  hardLimit: instant(one.hardLimit, where),
  hours: hours(one.hours, where),
  conditions: text(one.conditions, where),
  premises: text(one.premises, where),
  workOrder: optionalText(one.workOrder, where),
  application: optionalText(one.application, where),
  replaces: optionalText(one.replaces, where),
  issuedAt: instant(one.issuedAt, where),
  breakGlass: flag(one.breakGlass),
  reviewed: flag(one.reviewed),
  reasons: rows(one.reasons, where, readStanding),
  credentials: rows(one.credentials, where, readCredential),
});

const readHolder = (one: Json, where: string): Holder => ({
  person: text(one.person, where),
  name: text(one.name, where),
  idTails: texts(one.idTails, where),
});

const readRide = (one: Json, where: string): Ride => ({
  vehicle: text(one.vehicle, where),
  kind: text(one.kind, where),
  plate: optionalText(one.plate, where),
});

const readStanding = (one: Json, where: string): Standing => ({
  cause: text(one.cause, where),
  message: text(one.message, where),
  holds: flag(one.holds),
  at: instant(one.at, where),
  unit: optionalText(one.unit, where),
  note: text(one.note, where),
});

const readCredential = (one: Json, where: string): Credential => ({
  id: text(one.id, where),
  person: text(one.person, where),
  qr: text(one.qrSvgAddress, where),
  issuedAt: instant(one.issuedAt, where),
});

/** What a change answers: the permit as it is after it. */
export const CHANGED = `... on PermitChanged { id status permit { ${PERMIT} } }`;

export const readChanged = (done: Json): Permit | null =>
  done.permit === null ? null : readPermit(object(done.permit, 'permit'), 'permit');
