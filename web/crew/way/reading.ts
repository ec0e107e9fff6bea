/** Reading the ground: every value is looked at before it is believed. */
import type { LevelRule, Purpose, Rule } from '../../shared/credential/model';
import { PURPOSES } from '../../shared/credential/wire';
import { instant, type Json, list, number, object, optionalText, text, Unexpected } from '../../shared/json';
import type { Words } from '../../shared/language';
import type { LonLat, Xy } from './measure';
import type { Goal, Ground, GroundLevel, GroundVersion, GroundZone, Issued, Post, Ring } from './model';

const nodes = <T>(value: unknown, where: string, each: (node: Json) => T): readonly T[] =>
  list(object(value, where).edges, where, (edge) => each(object(object(edge, where).node, where)));
const ms = (value: unknown, where: string) => instant(value, where).getTime();
const optionalMs = (value: unknown, where: string) => (value === null ? null : ms(value, where));
const optionalNumber = (value: unknown, where: string) => (value === null ? null : number(value, where));
/** One of a catalogue, as the server writes it; a word that is younger than this page is kept as it is. */
const word = <W extends string>(value: unknown, where: string) => text(value, where) as W;

export function lonLat(value: unknown, where: string): LonLat {
  const { lon, lat } = object(value, where);
  return { lon: number(lon, where), lat: number(lat, where) };
}

function purpose(value: unknown, where: string): Purpose {
  const found = PURPOSES.find((one) => one === value);
  if (!found) throw new Unexpected(`${where}: no purpose`);
  return found;
}

/** What a younger server knows and this page does not is left out: nobody here travels for it. */
const purposes = (value: unknown): readonly Purpose[] | null =>
  value === null ? null : PURPOSES.filter((one) => list(value, 'purposes', text).includes(one));

export type Goals = { readonly goals: readonly Goal[]; readonly issued: Readonly<Record<string, Issued>> };
export const readGoals = (data: Json): Goals => ({
  goals: nodes(data.workOrders, 'workOrders', goal),
  issued: Object.fromEntries(nodes(data.permits, 'permits', (node) => [text(node.id, 'id'), issued(node)])),
});

function goal(node: Json): Goal {
  const place = node.place === null ? [] : [{ ...lonLat(node.place, 'place'), label: '' }];
  const stops = list(node.stops, 'stops', object).map((stop) => ({
    ...lonLat(stop.place, 'place'),
    label: text(stop.label, 'label'),
  }));
  return {
    id: text(node.id, 'id'),
    title: text(node.title, 'title'),
    reference: text(node.reference, 'reference'),
    purpose: purpose(node.purpose, 'purpose'),
    stops: [...stops, ...place],
    route: list(node.route, 'route', lonLat),
  };
}

const issued = (node: Json): Issued => ({
  issuedMs: ms(node.issuedAt, 'issuedAt'),
  places: list(node.places, 'places', lonLat),
  route: list(node.route, 'route', lonLat),
});

export const readGround = (data: Json): Pick<Ground, 'zones' | 'posts'> => ({
  zones: list(data.zonesNear, 'zonesNear', object).map(zone),
  posts: nodes(data.checkpoints, 'checkpoints', post),
});

export const readLevels = (data: Json): Ground['levels'] => [
  ...list(data.now, 'now', object).map(level),
  ...list(data.later, 'later', object).map(level),
];

const zone = (node: Json): GroundZone => ({
  number: number(node.number, 'number'),
  versions: list(node.versions, 'versions', object).map(version),
  changes: list(node.epochs, 'epochs', object).map((one) => ({
    counter: number(one.counter, 'counter'),
    kind: word(one.kind, 'kind'),
    recordedMs: ms(one.recordedAt, 'recordedAt'),
    effectiveMs: ms(one.effectiveAt, 'effectiveAt'),
    purposes: purposes(one.purposes),
  })),
  reaffirmations: list(node.reaffirmations, 'reaffirmations', object).map((one) => ({
    atMs: ms(one.at, 'at'),
    purposes: purposes(one.purposes),
  })),
});

const version = (node: Json): GroundVersion => ({
  name: text(node.name, 'name'),
  kind: word(node.kind, 'kind'),
  restriction: word(node.restriction, 'restriction'),
  level: optionalText(node.level, 'level'),
  fromMs: ms(node.validFrom, 'validFrom'),
  toMs: optionalMs(node.validTo, 'validTo'),
  schedule: list(node.schedule, 'schedule', object).map((one) => ({
    weekday: number(one.weekday, 'weekday'),
    startMin: number(one.startMin, 'startMin'),
    endMin: number(one.endMin, 'endMin'),
  })),
  precedence: number(node.precedence, 'precedence'),
  qualityM: optionalNumber(node.geometryQualityM, 'geometryQualityM'),
  rings: node.geometry === null ? null : rings(object(node.geometry, 'geometry')),
  contact: optionalText(node.contact, 'contact'),
  message: node.message === null ? null : words(object(node.message, 'message')),
});

const words = (node: Json): Words => ({ vi: text(node.vi, 'vi'), en: text(node.en, 'en') });

/** All rings of a Polygon or a MultiPolygon. */
function rings(geometry: Json): readonly Ring[] {
  const corner = (value: unknown, where: string): Xy => {
    const [lon, lat] = list(value, where, number);
    return [number(lon, where), number(lat, where)];
  };
  const ring = (value: unknown, where: string) => list(value, where, corner);
  const part = (value: unknown, where: string) => list(value, where, ring);
  const isOne = geometry.type === 'Polygon';
  return isOne ? part(geometry.coordinates, 'polygon') : list(geometry.coordinates, 'polygons', part).flat();
}

function level(node: Json): GroundLevel {
  const rules = list(node.rules, 'rules', object).map((rule) => [text(rule.purpose, 'purpose'), ruleOf(rule)]);
  return {
    code: text(node.code, 'code'),
    fromMs: ms(node.validFrom, 'validFrom'),
    rules: Object.fromEntries(rules) as GroundLevel['rules'],
  };
}

const ruleOf = (node: Json): LevelRule => ({
  rule: word<Rule>(node.rule, 'rule'),
  windows: list(node.hours, 'hours', object).map((one) => ({
    start: number(one.startMin, 'startMin'),
    end: number(one.endMin, 'endMin'),
  })),
  health: null,
  transit: typeof node.transit === 'boolean' ? node.transit : null,
});

const post = (node: Json): Post => ({
  name: text(node.name, 'name'),
  kind: word(node.kind, 'kind'),
  place: lonLat(node.place, 'place'),
  toZones: list(node.toZones, 'toZones', number),
  phones: list(node.phones, 'phones', text),
  desk: list(node.desk, 'desk', object).map((one) => ({
    name: text(one.name, 'name'),
    phone: text(one.phone, 'phone'),
  })),
  hard: node.hard === true,
});
