/** Reading what the server answers into what the page keeps. */
import { instant, type Json, list, number, object, optionalText, text } from '../shared/json';
import type { Holder, Kept, Letter, Me, News, Paper, Stop } from './model';
import { readPerson, readWork } from './work/reading';

export type Loaded = Pick<
  Kept,
  'papers' | 'crew' | 'zones' | 'letters' | 'unread' | 'news' | 'stops' | 'work' | 'company' | 'health'
>;

const nodes = <T>(value: unknown, where: string, each: (node: Json) => T): readonly T[] =>
  list(object(value, where).edges, where, (edge) => each(object(object(edge, where).node, where)));
const texts = (value: unknown, where: string) => list(value, where, text);
const ms = (value: unknown, where: string) => instant(value, where).getTime();

export function readMe(data: Json): { readonly serverMs: number; readonly me: Me } {
  const me = object(data.me, 'me');
  const { name = '' } = me.organisation === null ? {} : object(me.organisation, 'organisation');
  return {
    serverMs: ms(data.serverTime, 'serverTime'),
    me: {
      account: text(me.id, 'id'),
      name: text(me.name, 'name'),
      person: optionalText(me.person, 'person'),
      organisation: String(name),
    },
  };
}

export const readEverything =
  (person: string) =>
  (data: Json): Loaded => ({
    papers: nodes(data.permits, 'permits', (node) => paper(node, person)),
    crew: crewOf(data.crews, person),
    zones: Object.fromEntries(
      nodes(data.zones, 'zones', (zone) => [number(zone.number, 'number'), text(zone.name, 'name')]),
    ),
    letters: nodes(data.inbox, 'inbox', letter),
    unread: number(data.unreadCount, 'unreadCount'),
    news: data.news === null ? null : news(object(data.news, 'news')),
    stops: nodes(data.stops, 'stops', stop),
    work: [...readWork(data.open, person), ...readWork(data.ended, person)],
    ...readPerson(data.person),
  });

function paper(node: Json, person: string): Paper {
  const holders = list(node.holders, 'holders', object);
  const own = holders.find((one) => one.person === person);
  return {
    id: text(node.id, 'id'),
    reference: text(node.reference, 'reference'),
    code: text(node.controlCodeSpoken, 'controlCodeSpoken'),
    status: text(node.status, 'status'),
    purpose: text(node.purpose, 'purpose'),
    crew: optionalText(node.crew, 'crew'),
    zones: list(node.zones, 'zones', number),
    fromMs: ms(node.validFrom, 'validFrom'),
    toMs: ms(node.validTo, 'validTo'),
    conditions: text(node.conditions, 'conditions'),
    hours: list(node.hours, 'hours', object).map((one) => [number(one.startMin, 'start'), number(one.endMin, 'end')]),
    holder: own ? holder(own) : { name: '', tails: [] },
    others: holders.filter((one) => one !== own).map((one) => text(one.name, 'name')),
    vehicles: list(node.vehicles, 'vehicles', object).map((one) => ({
      kind: text(one.kind, 'kind'),
      plate: optionalText(one.plate, 'plate'),
    })),
    credential: credentialOf(node.credentials, person),
  };
}

const holder = (node: Json): Holder => ({
  name: text(node.name, 'name'),
  tails: [...new Set(texts(node.idTails, 'idTails'))],
});

/** The bearer's alone: a code carries one name, and nobody shows another's. */
function credentialOf(value: unknown, person: string): Paper['credential'] {
  const own = list(value, 'credentials', object).find((one) => one.person === person);
  const said = own && optionalText(own.text, 'text');
  return own && said ? { id: text(own.id, 'id'), text: said } : null;
}

function crewOf(value: unknown, person: string): Kept['crew'] {
  const own = nodes(value, 'crews', (node) => node).find((node) =>
    list(node.members, 'members', object).some((one) => one.id === person),
  );
  if (!own) return null;
  return {
    id: text(own.id, 'id'),
    name: text(own.name, 'name'),
    onDuty: own.duty === 'ON_DUTY',
    baseZone: own.baseZone === null ? null : number(own.baseZone, 'baseZone'),
  };
}

const letter = (node: Json): Letter => ({
  id: text(node.id, 'id'),
  title: text(node.title, 'title'),
  body: text(node.body, 'body'),
  urgency: text(node.urgency, 'urgency'),
  atMs: ms(node.at, 'at'),
  wantsAnswer: node.needsAcknowledgement === true,
  read: node.readAt !== null,
  answered: node.acknowledgedAt !== null,
});

const news = (node: Json): News => ({
  issuedMs: ms(node.issuedAt, 'issuedAt'),
  expiresMs: ms(node.expiresAt, 'expiresAt'),
  parts: texts(node.parts, 'parts'),
});

const stop = (node: Json): Stop => ({
  id: text(node.id, 'id'),
  status: text(node.status, 'status'),
  answer: text(node.answer, 'answer'),
});
