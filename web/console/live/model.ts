/** What the server tells as it happens. Codes and ids: what a thing is now is asked of the thing. */
import { instant, type Json, list, number, object, text } from '../../shared/json';

export type LiveEvent = {
  readonly cursor: string;
  readonly id: string;
  /** As docs/events.md has it. */
  readonly kind: string;
  readonly atMs: number;
  /** The id of what it happened to, as queries take it. */
  readonly subject: string;
  readonly payload: Readonly<Record<string, readonly string[]>>;
};

export type LivePosition = {
  readonly crew: string;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
  readonly atMs: number;
};

/** Said in place of an event: follow anew behind `cursor`. */
export type Reset = { readonly reason: string; readonly cursor: string };

export type LiveStatus = 'connecting' | 'live' | 'lost' | 'signed-out';

/** After these nothing was missed; after the others what is shown is loaded anew. */
export const isHarmless = (reason: string): boolean => reason === 'SLOW' || reason === 'INTERRUPTED';

const EVENT = 'cursor id kind at subject payload { name values }';

export const EVENTS = `subscription ConsoleEvents($after: String) { events(after: $after) { __typename
  ... on Event { ${EVENT} } ... on ResetRequired { reason cursor } } }`;

export const POSITIONS = `subscription ConsolePositions { crewPositions { __typename
  ... on CrewPositions { positions { crew place { lon lat } accuracyM at } } ... on ResetRequired { reason cursor } } }`;

export const NEWEST_CURSOR = 'query ConsoleCursor { newestEventCursor }';

export function readEvent(data: Json): LiveEvent | Reset {
  const said = object(data.events, 'events');
  if (said.__typename === 'ResetRequired') return readReset(said);
  const members = list(said.payload, 'payload', object);
  return {
    cursor: text(said.cursor, 'cursor'),
    id: text(said.id, 'id'),
    kind: text(said.kind, 'kind'),
    atMs: instant(said.at, 'at').getTime(),
    subject: text(said.subject, 'subject'),
    payload: Object.fromEntries(members.map((one) => [text(one.name, 'name'), list(one.values, 'values', text)])),
  };
}

export function readPositions(data: Json): readonly LivePosition[] | Reset {
  const said = object(data.crewPositions, 'crewPositions');
  if (said.__typename === 'ResetRequired') return readReset(said);
  return list(said.positions, 'positions', (value, where) => {
    const one = object(value, where);
    const place = object(one.place, where);
    return {
      crew: text(one.crew, where),
      lon: number(place.lon, where),
      lat: number(place.lat, where),
      accuracyM: number(one.accuracyM, where),
      atMs: instant(one.at, where).getTime(),
    };
  });
}

const readReset = (said: Json): Reset => ({
  reason: text(said.reason, 'reason'),
  cursor: text(said.cursor, 'cursor'),
});
