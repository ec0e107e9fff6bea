/** Work orders as the console reads them. */
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { LonLat } from '../map/stage';
import { NEEDS, type Needs, needs } from './needs_model';
import { CREW, type Crew, crew } from './ranking_model';
import {
  FLAG,
  type Flag,
  flag,
  lonLat,
  optionalInstant,
  optionalObject,
  PHOTO,
  type Photo,
  photo,
  shapeOf,
  type Where,
} from './read';
import { RECORDS, type Records, records } from './work_records';

export const WORK_STATES = [
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'PENDING',
  'HELD',
  'COMPLETED',
  'PARTIAL',
  'FAILED',
  'CANCELLED',
] as const;
export const OPEN_STATES: readonly string[] = WORK_STATES.slice(0, 4);

/** WORK_ORDERS_TOUCHED counts those of all companies and is told to nobody of one of them, hence the orders themselves. */
export const WORK_STIRS = [
  'WORK_ORDERS_TOUCHED',
  'WORK_ORDER_CREATED',
  'WORK_ORDER_DISPATCHED',
  'WORK_ORDER_EDIT_KEPT',
  'WORK_ORDER_NOTED',
  'WORK_ORDER_PROGRESSED',
  'WORK_ORDER_STATE_CHANGED',
  'ZONES_PUBLISHED',
  'LEVEL_CHANGED',
];

/** What may change the permits that one of them needs, and has. */
export const NEED_STIRS = [
  ...WORK_STIRS,
  'PERMITS_EXTENDED',
  'PERMITS_TOUCHED',
  'PERMIT_COMPLETED',
  'PERMIT_EXTENDED',
  'PERMIT_ISSUED',
  'PERMIT_LIFTED',
  'PERMIT_OBJECTED',
  'PERMIT_REOPENED',
  'PERMIT_REVOKED',
  'PERMIT_SUBSTITUTED',
  'PERMIT_SUSPENDED',
  'ZONE_REAFFIRMED',
];

export type WorkRow = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: string;
  readonly progress: string | null;
  readonly progressAt: Date | null;
  readonly createdAt: Date;
  readonly incident: string | null;
  readonly crewName: string | null;
  readonly where: Where | null;
  readonly flags: readonly Flag[];
  readonly keptCount: number;
};

const ROW = `id reference title purpose state progress progressAt createdAt incident place { lon lat }
  flags { ${FLAG} }`;

export const WORK_ROW = `${ROW} crew { name } keptEdits { id }`;

export function workRow(one: Json, where: string): WorkRow {
  return {
    id: text(one.id, where),
    reference: text(one.reference, where),
    title: text(one.title, where),
    purpose: text(one.purpose, where),
    state: text(one.state, where),
    progress: optionalText(one.progress, where),
    progressAt: optionalInstant(one.progressAt, where),
    createdAt: instant(one.createdAt, where),
    incident: optionalText(one.incident, where),
    crewName: one.crew === null ? null : text(object(one.crew, where).name, where),
    where: one.place === null ? null : shapeOf([lonLat(one.place, where)]),
    flags: list(one.flags, where, flag),
    keptCount: list(one.keptEdits, where, object).length,
  };
}

export type Stop = {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly place: LonLat;
  readonly doneAt: Date | null;
};

export type WorkPermit = { readonly id: string; readonly reference: string; readonly status: string };

export type WorkOrder = WorkRow &
  Records & {
    readonly organisation: string;
    readonly version: number;
    readonly startsAt: Date | null;
    readonly endsAt: Date | null;
    readonly route: readonly LonLat[];
    readonly stops: readonly Stop[];
    readonly zones: readonly number[];
    readonly crew: Crew | null;
    readonly permits: readonly WorkPermit[];
    readonly photos: readonly Photo[];
  };

export const WORK_ORDER = `query ConsoleWorkOrder($id: ID!) { workOrder(id: $id) { ${ROW}
  organisation version startsAt endsAt zones route { lon lat }
  stops { id label state doneAt place { lon lat } } crew { ${CREW} }
  permits { id reference status } photos { ${PHOTO} } ${RECORDS} } }`;

/** Null: there is none, or it is not the reader's. */
export function readWorkOrder(data: Json): WorkOrder | null {
  if (data.workOrder === null) return null;
  const where = 'workOrder';
  const one = object(data.workOrder, where);
  const sent = optionalObject(one.crew, where);
  return {
    ...workRow(one, where),
    ...records(one, where),
    organisation: text(one.organisation, where),
    version: number(one.version, where),
    startsAt: optionalInstant(one.startsAt, where),
    endsAt: optionalInstant(one.endsAt, where),
    route: list(one.route, where, lonLat),
    stops: list(one.stops, where, stop),
    zones: list(one.zones, where, number),
    crew: sent && crew(sent, where),
    permits: list(one.permits, where, permit),
    photos: list(one.photos, where, photo),
  };
}

function stop(value: unknown, where: string): Stop {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    label: text(one.label, where),
    state: text(one.state, where),
    place: lonLat(one.place, where),
    doneAt: optionalInstant(one.doneAt, where),
  };
}

function permit(value: unknown, where: string): WorkPermit {
  const one = object(value, where);
  return { id: text(one.id, where), reference: text(one.reference, where), status: text(one.status, where) };
}

/** Its place, its line, or the line of its stops; null: it only names zones. */
export const whereOf = ({ where, route, stops }: WorkOrder): Where | null =>
  where ?? shapeOf(route.length > 0 ? route : stops.map(({ place }) => place));

export const NEEDS_OF = `query ConsoleNeeds($id: ID!) { workOrder(id: $id) { needs { ${NEEDS} } } }`;

export const readNeeds = (data: Json): Needs | null =>
  data.workOrder === null ? null : needs(object(data.workOrder, 'workOrder').needs, 'needs');
