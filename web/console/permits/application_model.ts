/** An application as the server says it, and what would become of it now. */
import { instant, type Json, number, object, optionalText, text } from '../../shared/json';
import type { LonLat } from '../map/stage';
import { type Hours, hours, numbers, places, rows, texts } from './read';

export type ApplicationRow = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly createdAt: Date;
  readonly organisation: string;
  readonly purpose: string;
  readonly holders: number;
  readonly zones: readonly number[];
  readonly places: readonly LonLat[];
  readonly validFrom: Date;
  readonly validTo: Date;
};

export const APPLICATION_ROW = `id reference status version submittedAt createdAt wanted { organisation purpose
  holders zones places { lon lat } validFrom validTo }`;

export function readApplicationRow(one: Json, where: string): ApplicationRow {
  const wanted = object(one.wanted, where);
  return {
    id: text(one.id, where),
    reference: text(one.reference, where),
    status: text(one.status, where),
    version: number(one.version, where),
    submittedAt: one.submittedAt === null ? null : instant(one.submittedAt, where),
    createdAt: instant(one.createdAt, where),
    organisation: text(wanted.organisation, where),
    purpose: text(wanted.purpose, where),
    holders: texts(wanted.holders, where).length,
    zones: numbers(wanted.zones, where),
    places: places(wanted.places, where),
    validFrom: instant(wanted.validFrom, where),
    validTo: instant(wanted.validTo, where),
  };
}

export type Wanted = {
  readonly organisation: string;
  readonly purpose: string;
  readonly subjectType: string;
  readonly holders: readonly string[];
  readonly vehicles: readonly string[];
  readonly crew: string | null;
  readonly baseZone: number | null;
  readonly entryMode: string;
  readonly zones: readonly number[];
  readonly places: readonly LonLat[];
  readonly route: readonly LonLat[];
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly hours: readonly Hours[];
  readonly conditions: string;
  readonly premises: string;
  readonly workOrder: string | null;
  readonly replaces: string | null;
};
export type Decision = { readonly ruling: string; readonly at: Date; readonly reason: string };
export type Part = {
  readonly unit: string | null;
  readonly zones: readonly number[];
  readonly decision: Decision | null;
};
export type Message = { readonly by: string; readonly at: Date; readonly text: string };

export type Application = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly wanted: Wanted;
  readonly requestedBy: string;
  readonly submittedAt: Date | null;
  readonly parts: readonly Part[];
  readonly messages: readonly Message[];
  readonly permit: string | null;
};

export const APPLICATION = `id reference status version requestedBy submittedAt permit
  wanted { organisation purpose subjectType holders vehicles crew baseZone entryMode zones places { lon lat }
    route { lon lat } validFrom validTo hours { startMin endMin } conditions premises workOrder replaces }
  parts { unit zones decision { ruling at reason } } messages { by at text }`;

export const readApplication = (one: Json, where: string): Application => ({
  id: text(one.id, where),
  reference: text(one.reference, where),
  status: text(one.status, where),
  version: number(one.version, where),
  wanted: readWanted(object(one.wanted, where), where),
  requestedBy: text(one.requestedBy, where),
  submittedAt: one.submittedAt === null ? null : instant(one.submittedAt, where),
  parts: rows(one.parts, where, readPart),
  messages: rows(one.messages, where, (said, at) => ({
    by: text(said.by, at),
    at: instant(said.at, at),
    text: text(said.text, at),
  })),
  permit: optionalText(one.permit, where),
});

const readWanted = (one: Json, where: string): Wanted => ({
  organisation: text(one.organisation, where),
  purpose: text(one.purpose, where),
  subjectType: text(one.subjectType, where),
  holders: texts(one.holders, where),
  vehicles: texts(one.vehicles, where),
  crew: optionalText(one.crew, where),
  baseZone: one.baseZone === null ? null : number(one.baseZone, where),
  entryMode: text(one.entryMode, where),
  zones: numbers(one.zones, where),
  places: places(one.places, where),
  route: places(one.route, where),
  validFrom: instant(one.validFrom, where),
  validTo: instant(one.validTo, where),
  hours: hours(one.hours, where),
  conditions: text(one.conditions, where),
  premises: text(one.premises, where),
  workOrder: optionalText(one.workOrder, where),
  replaces: optionalText(one.replaces, where),
});

function readPart(one: Json, where: string): Part {
  const said = one.decision === null ? null : object(one.decision, where);
  return {
    unit: optionalText(one.unit, where),
    zones: numbers(one.zones, where),
    decision: said && {
      ruling: text(said.ruling, where),
      at: instant(said.at, where),
      reason: text(said.reason, where),
    },
  };
}

/** What a step answers. */
export const STEPPED = '... on ApplicationChanged { id reference status version zonesLeft permit { id reference } }';

export type Stepped = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly zonesLeft: readonly number[];
  readonly permit: { readonly id: string; readonly reference: string } | null;
};

export function readStepped(done: Json): Stepped {
  const permit = done.permit === null ? null : object(done.permit, 'permit');
  return {
    id: text(done.id, 'id'),
    reference: text(done.reference, 'reference'),
    status: text(done.status, 'status'),
    version: number(done.version, 'version'),
    zonesLeft: numbers(done.zonesLeft, 'zonesLeft'),
    permit: permit && { id: text(permit.id, 'permit'), reference: text(permit.reference, 'permit') },
  };
}
