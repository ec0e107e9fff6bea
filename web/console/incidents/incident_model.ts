/** Incidents as the console reads them. */
import { SEVERITIES as MILDEST_FIRST } from '../../shared/incidents';
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { LonLat } from '../map/stage';
import {
  FLAG,
  type Flag,
  flag,
  lonLat,
  optionalInstant,
  optionalTruth,
  PHOTO,
  type Photo,
  photo,
  shape,
  truth,
  type Where,
} from './read';

/** The worst first. */
export const SEVERITIES = MILDEST_FIRST.toReversed();
export const OPEN_STATUSES = ['ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD'] as const;
export const INCIDENT_STATUSES = [...OPEN_STATUSES, 'RESOLVED', 'CLOSED', 'CANCELLED', 'REJECTED'] as const;

/**
 * What may change an incident, or the order of the queue.
 *
 * INCIDENTS_TOUCHED counts those of all companies and is told to nobody of one of them; that an order was published, or a
 * level changed, is told to everybody, and what it did to incidents is there by then.
 */
export const INCIDENT_STIRS = [
  'INCIDENT_REPORTED',
  'INCIDENT_TRIAGED',
  'INCIDENT_STATUS_CHANGED',
  'INCIDENTS_TOUCHED',
  'SITES_CHANGED',
  'ZONES_PUBLISHED',
  'LEVEL_CHANGED',
];

export type IncidentRow = {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly severity: string;
  readonly status: string;
  readonly priority: number;
  readonly reportCount: number;
  readonly reportedAt: Date;
  readonly location: Where;
  readonly triaged: boolean;
  readonly flags: readonly Flag[];
};

export const INCIDENT_ROW = `id reference name kind severity status priority reportCount reportedAt location triaged
  flags { ${FLAG} }`;

export function incidentRow(one: Json, where: string): IncidentRow {
  return {
    id: text(one.id, where),
    reference: text(one.reference, where),
    name: text(one.name, where),
    kind: text(one.kind, where),
    severity: text(one.severity, where),
    status: text(one.status, where),
    priority: number(one.priority, where),
    reportCount: number(one.reportCount, where),
    reportedAt: instant(one.reportedAt, where),
    location: shape(one.location, where),
    triaged: truth(one.triaged, where),
    flags: list(one.flags, where, flag),
  };
}

export type Site = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly people: number;
  readonly place: LonLat;
};

export const SITE = 'id code kind name people place { lon lat }';

export function site(value: unknown, where: string): Site {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    code: text(one.code, where),
    kind: text(one.kind, where),
    name: text(one.name, where),
    people: number(one.people, where),
    place: lonLat(one.place, where),
  };
}

export type Factor = { readonly code: string; readonly points: number; readonly message: string };

export type Report = {
  readonly id: string;
  readonly by: string;
  readonly seenAt: Date;
  readonly receivedAt: Date;
  readonly words: string;
  readonly kind: string;
  readonly severity: string;
  readonly joined: boolean;
};

export type Step = {
  readonly at: Date;
  readonly before: string | null;
  readonly after: string;
  readonly by: string;
  readonly message: string;
  readonly note: string;
};

export type Incident = IncidentRow & {
  readonly organisation: string;
  readonly unit: string | null;
  readonly version: number;
  readonly factors: readonly Factor[];
  readonly requestedResolution: Date | null;
  readonly expectedResolution: Date | null;
  readonly resolvedAt: Date | null;
  readonly fixed: boolean | null;
  readonly duplicateOf: string | null;
  readonly parent: string | null;
  readonly sites: readonly Site[];
  readonly history: readonly Step[];
  readonly reports: readonly Report[];
  readonly photos: readonly Photo[];
};

export const INCIDENT = `query ConsoleIncident($id: ID!) { incident(id: $id) { ${INCIDENT_ROW}
  organisation unit version requestedResolution expectedResolution resolvedAt fixed duplicateOf parent
  factors { code points message } affectedSites { ${SITE} }
  history { at before after by message note }
  reports { id by seenAt receivedAt words kind severity joined } photos { ${PHOTO} } } }`;

/** Null: there is none, or it is not the reader's. */
export function readIncident(data: Json): Incident | null {
  if (data.incident === null) return null;
  const where = 'incident';
  const one = object(data.incident, where);
  return {
    ...incidentRow(one, where),
    organisation: text(one.organisation, where),
    unit: optionalText(one.unit, where),
    version: number(one.version, where),
    factors: list(one.factors, where, factor),
    requestedResolution: optionalInstant(one.requestedResolution, where),
    expectedResolution: optionalInstant(one.expectedResolution, where),
    resolvedAt: optionalInstant(one.resolvedAt, where),
    fixed: optionalTruth(one.fixed, where),
    duplicateOf: optionalText(one.duplicateOf, where),
    parent: optionalText(one.parent, where),
    sites: list(one.affectedSites, where, site),
    history: list(one.history, where, step),
    reports: list(one.reports, where, report),
    photos: list(one.photos, where, photo),
  };
}

function factor(value: unknown, where: string): Factor {
  const one = object(value, where);
  return { code: text(one.code, where), points: number(one.points, where), message: text(one.message, where) };
}

function report(value: unknown, where: string): Report {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    by: text(one.by, where),
    seenAt: instant(one.seenAt, where),
    receivedAt: instant(one.receivedAt, where),
    words: text(one.words, where),
    kind: text(one.kind, where),
    severity: text(one.severity, where),
    joined: truth(one.joined, where),
  };
}

function step(value: unknown, where: string): Step {
  const one = object(value, where);
  return {
    at: instant(one.at, where),
    before: optionalText(one.before, where),
    after: text(one.after, where),
    by: text(one.by, where),
    message: text(one.message, where),
    note: text(one.note, where),
  };
}
