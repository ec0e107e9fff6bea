/** Turning what the server says of work into what the page keeps. */
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { Declaration, Kept, Place } from '../model';
import type { Change, Cover, Met, RunStop, Said, WorkOrder } from './model';

const ms = (value: unknown, where: string) => instant(value, where).getTime();
const maybeMs = (value: unknown, where: string) => (value === null ? null : ms(value, where));
const place = (value: unknown, where: string): Place => {
  const { lon, lat } = object(value, where);
  return { lon: number(lon, where), lat: number(lat, where) };
};

export const readWork = (value: unknown, person: string): readonly WorkOrder[] =>
  list(object(value, 'workOrders').edges, 'workOrders', (edge, where) =>
    workOrder(object(object(edge, where).node, where), person),
  );

export function readPerson(value: unknown): Pick<Kept, 'company' | 'health'> {
  if (value === null) return { company: null, health: null };
  const { organisation, health } = object(value, 'person');
  return {
    company: organisation === null ? null : text(object(organisation, 'organisation').id, 'organisation'),
    health: health === null ? null : declaration(object(health, 'health')),
  };
}

const declaration = (node: Json): Declaration => ({
  declaredOn: text(node.declaredOn, 'declaredOn'),
  validUntil: text(node.validUntil, 'validUntil'),
  reference: text(node.reference, 'reference'),
});

const workOrder = (node: Json, person: string): WorkOrder => ({
  id: text(node.id, 'id'),
  reference: text(node.reference, 'reference'),
  title: text(node.title, 'title'),
  purpose: text(node.purpose, 'purpose'),
  state: text(node.state, 'state'),
  progress: optionalText(node.progress, 'progress'),
  version: number(node.version, 'version'),
  place: node.place === null ? null : place(node.place, 'place'),
  route: list(node.route, 'route', place),
  stops: list(node.stops, 'stops', runStop),
  startsMs: maybeMs(node.startsAt, 'startsAt'),
  endsMs: maybeMs(node.endsAt, 'endsAt'),
  covers: list(object(node.needs, 'needs').zones, 'zones', (zone, where) => cover(object(zone, where), person)),
  flags: list(node.flags, 'flags', object).map((flag) => ({
    zone: number(flag.zone, 'zone'),
    words: text(flag.message, 'message'),
    sinceMs: ms(flag.since, 'since'),
  })),
  notes: list(node.notes, 'notes', said),
  photos: list(node.photos, 'photos', object).map((photo) => text(photo.id, 'photo')),
});

function runStop(value: unknown, where: string): RunStop {
  const stop = object(value, where);
  return {
    id: text(stop.id, 'id'),
    label: text(stop.label, 'label'),
    place: place(stop.place, 'place'),
    state: text(stop.state, 'state'),
  };
}

function cover(zone: Json, person: string): Cover {
  const own = list(zone.covers, 'covers', object).find((one) => one.person === person);
  return {
    zone: number(zone.zone, 'zone'),
    asks: text(zone.asks, 'asks'),
    permit: own ? text(own.permit, 'permit') : null,
    missing: list(zone.missing, 'missing', text).length,
    forbiddenFromMs: maybeMs(zone.forbiddenFrom, 'forbiddenFrom'),
  };
}

function said(value: unknown, where: string): Said {
  const note = object(value, where);
  return {
    id: text(note.id, 'id'),
    words: text(note.text, 'text'),
    by: text(note.byName, 'byName'),
    atMs: ms(note.at, 'at'),
  };
}

function change(value: unknown, where: string): Change {
  const step = object(value, where);
  return {
    version: number(step.version, 'version'),
    after: text(step.after, 'after'),
    note: text(step.note, 'note'),
    by: text(step.byName, 'byName'),
    atMs: ms(step.at, 'at'),
  };
}

/** What there is now, and what was done to it after a version. */
export function readMet(value: unknown, seen: number): Met {
  if (value === null) return { state: '', progress: null, changes: [], gone: true };
  const node = object(value, 'workOrder');
  return {
    state: text(node.state, 'state'),
    progress: optionalText(node.progress, 'progress'),
    changes: list(node.stateHistory, 'stateHistory', change).filter(({ version }) => version > seen),
    gone: false,
  };
}
