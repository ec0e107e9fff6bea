/** Persons, vehicles and crews as the server says them. */
import { type Json, list, number, object, optionalText, text } from '../../shared/json';

export type Attached = {
  readonly id: string;
  readonly kind: string;
  readonly filename: string;
  readonly address: string;
};

export type Health = { readonly declaredOn: string; readonly validUntil: string; readonly reference: string };

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly version: number;
  /** Null for who may not see it. */
  readonly phone: string | null;
  readonly cmndLast4: string | null;
  readonly cccdLast4: string | null;
  readonly health: Health | null;
  readonly attachments: readonly Attached[];
};

export type Vehicle = {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly plate: string;
  readonly state: string;
  readonly version: number;
  readonly attachments: readonly Attached[];
};

export type Crew = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly skills: readonly string[];
  readonly baseZone: number | null;
  readonly duty: string;
  readonly version: number;
  readonly lead: string;
  readonly members: readonly Person[];
  readonly vehicles: readonly Vehicle[];
};

/** As a list of many shows it. */
export type CrewRow = Pick<Crew, 'id' | 'name' | 'skills' | 'baseZone' | 'duty'> & {
  readonly members: readonly string[];
  readonly vehicles: readonly string[];
};

/** A crew of a roster's file that waits until everybody in it is vetted. */
export type Planned = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Person[];
  readonly vehicles: readonly Vehicle[];
};

const ATTACHED = 'attachments { id kind filename address }';
export const PERSON = `id name state version phone cmndLast4 cccdLast4 health { declaredOn validUntil reference }`;
export const VEHICLE = 'id kind label plateShown state version';
export const PERSON_WHOLE = `${PERSON} ${ATTACHED}`;
export const VEHICLE_WHOLE = `${VEHICLE} ${ATTACHED}`;
export const CREW = `id name skills baseZone duty version organisation { id } lead { id }
  members { ${PERSON} } vehicles { ${VEHICLE} }`;

export function readPerson(value: unknown, where: string): Person {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    name: text(one.name, where),
    state: text(one.state, where),
    version: number(one.version, where),
    phone: optionalText(one.phone, where),
    cmndLast4: optionalText(one.cmndLast4, where),
    cccdLast4: optionalText(one.cccdLast4, where),
    health: one.health === null ? null : readHealth(object(one.health, where)),
    attachments: readAttached(one, where),
  };
}

const readHealth = (one: Json): Health => ({
  declaredOn: text(one.declaredOn, 'declaredOn'),
  validUntil: text(one.validUntil, 'validUntil'),
  reference: text(one.reference, 'reference'),
});

export function readVehicle(value: unknown, where: string): Vehicle {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    kind: text(one.kind, where),
    label: text(one.label, where),
    plate: text(one.plateShown, where),
    state: text(one.state, where),
    version: number(one.version, where),
    attachments: readAttached(one, where),
  };
}

function readAttached(one: Json, where: string): readonly Attached[] {
  if (one.attachments === undefined) return [];
  return list(one.attachments, where, (value, at) => {
    const file = object(value, at);
    return {
      id: text(file.id, at),
      kind: text(file.kind, at),
      filename: text(file.filename, at),
      address: text(file.address, at),
    };
  });
}

export const CREW_ROW = 'id name skills baseZone duty members { name } vehicles { label plateShown }';

export function readCrewRow(value: unknown, where: string): CrewRow {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    name: text(one.name, where),
    skills: list(one.skills, where, text),
    baseZone: one.baseZone === null ? null : number(one.baseZone, where),
    duty: text(one.duty, where),
    members: list(one.members, where, (member, at) => text(object(member, at).name, at)),
    vehicles: list(one.vehicles, where, (vehicle, at) => {
      const { plateShown, label } = object(vehicle, at);
      return text(plateShown, at) || text(label, at);
    }),
  };
}

export function readCrew(value: unknown, where: string): Crew {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    name: text(one.name, where),
    organisation: one.organisation === null ? '' : text(object(one.organisation, where).id, where),
    skills: list(one.skills, where, text),
    baseZone: one.baseZone === null ? null : number(one.baseZone, where),
    duty: text(one.duty, where),
    version: number(one.version, where),
    lead: one.lead === null ? '' : text(object(one.lead, where).id, where),
    members: list(one.members, where, readPerson),
    vehicles: list(one.vehicles, where, readVehicle),
  };
}

export function readPlanned(value: unknown, where: string): Planned {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    name: text(one.name, where),
    members: list(one.members, where, readPerson),
    vehicles: list(one.vehicles, where, readVehicle),
  };
}

/** The last day counts whole; days as ISO 8601 compare as text. */
export const isHealthCurrent = (health: Health | null, today: string): boolean =>
  health !== null && health.declaredOn <= today && today <= health.validUntil;

const DAY_IN_VIETNAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** The day it is in Việt Nam, as `2021-09-15`. */
export const dayOf = (nowMs: number): string => DAY_IN_VIETNAM.format(nowMs);

/** +84912345678 as people dial it here: 0912 345 678. */
export const phoneWords = (phone: string): string => phone.replace(/^\+84(\d{2,3})(\d{3})(\d{3,4})$/, '0$1 $2 $3');

/** A day such as 2021-09-15 as people write it. */
export const dayWords = (day: string): string => day.split('-').reverse().join('/');
