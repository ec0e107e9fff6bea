/** The records of a snapshot, by exact types; snapshots and deltas are made of them. The twins of bundle/unpack.py. Pure. */
import { toUuid } from './bytes';
import { Broken, type Value } from './cbor';
import { ascending, hex, instant, octets, row, span, status, text, whole, window, word, zone } from './fields';
import type {
  ChangeRecord,
  CheckpointRecord,
  DeskNumber,
  Extension,
  Health,
  LevelRecord,
  LevelRule,
  Policy,
  Purpose,
  Reaffirmation,
  VersionRecord,
  ZoneRecord,
} from './model';
import { each, entries, flag, maybe, parts, setOf, some } from './shapes';
import { ENUMS } from './wire';

const MANY = 100_000;
const purpose = word<Purpose>(ENUMS.Purpose);
export const purposes = maybe(setOf(purpose));
const classNumber = (value: Value) => whole(value, 1, 3) as 1 | 2 | 3;

export function checkpoint(value: Value): CheckpointRecord {
  const { get, find } = parts(value, 7, [8]);
  return {
    id: toUuid(octets(get(1), 16)),
    kind: word(ENUMS.CheckpointKind)(get(2)),
    name: text(get(3)),
    fromZones: each(zone)(get(4)),
    toZones: each(zone)(get(5)),
    hard: flag(get(6)),
    validFrom: span(get(7)),
    validTo: maybe(instant)(find(8)),
  };
}

export function zoneRecord(value: Value): ZoneRecord {
  const { get, find } = parts(value, 5, [6, 7]);
  return {
    number: zone(get(1)),
    code: text(get(2)),
    name: text(get(3)),
    kind: word(ENUMS.ZoneKind)(get(4)),
    versions: some(version)(get(5)),
    changes: some(change)(find(6)),
    reaffirmations: some(reaffirmation)(find(7)),
  };
}

function version(value: Value): VersionRecord {
  const [start, end, level, restriction] = row(value, 4) as [Value, Value, Value, Value];
  return {
    validFrom: span(start),
    validTo: maybe(instant)(end),
    level: maybe(text)(level),
    restriction: word(ENUMS.Restriction)(restriction),
  };
}

function change(value: Value): ChangeRecord {
  const [counter, recorded, effective, kind, whose] = row(value, 5) as [Value, Value, Value, Value, Value];
  return {
    counter: span(counter),
    recordedAt: instant(recorded),
    effectiveAt: instant(effective),
    kind: word(ENUMS.ChangeKind)(kind),
    purposes: purposes(whose),
  };
}

function reaffirmation(value: Value): Reaffirmation {
  const [at, whose, permits] = row(value, 3) as [Value, Value, Value];
  return { at: instant(at), purposes: purposes(whose), permits: maybe(each(status))(permits) };
}

export function level(value: Value): LevelRecord {
  const { get } = parts(value, 2);
  return { code: text(get(1)), rules: new Map(entries(purpose, levelRule)(get(2))) };
}

function levelRule(value: Value): LevelRule {
  const { get, find } = parts(value, 1, [2, 3, 4]);
  return {
    rule: word(ENUMS.Rule)(get(1)),
    windows: some(window)(find(2)),
    health: maybe(health)(find(3)),
    transit: maybe(flag)(find(4)),
  };
}

function health(value: Value): Health {
  const [testWithinH, doses] = row(value, 2).map(maybe(span)) as [number | null, number | null];
  return { testWithinH, doses };
}

export function policy(value: Value): Policy {
  const { get } = parts(value, 10);
  const stale = new Map(entries(classNumber, span)(get(1)));
  const staleAfter = (number: 1 | 2 | 3): number => {
    const after = stale.get(number);
    if (after === undefined) throw new Broken('a policy says for each class when the status is stale');
    return after;
  };
  return {
    staleAfterS: { 1: staleAfter(1), 2: staleAfter(2), 3: staleAfter(3) },
    leewayStartS: span(get(2)),
    leewayEndS: span(get(3)),
    expiredGraceS: span(get(4)),
    closureGraceS: span(get(5)),
    returnS: span(get(6)),
    samePassageS: span(get(7)),
    transitClasses: setOf(classNumber)(get(8)),
    utcOffsetMin: whole(get(9), -1440, 1440),
    replyCodeS: span(get(10)),
  };
}

export function extension(value: Value): Extension {
  const [at, whose, zones, from, to, end] = row(value, 6) as [Value, Value, Value, Value, Value, Value];
  return {
    at: instant(at),
    purposes: purposes(whose),
    zones: new Set(ascending(zone, MANY)(zones)),
    endingFrom: span(from),
    endingTo: instant(to),
    newEnd: instant(end),
  };
}

export function desk(value: Value): DeskNumber {
  const [name, phone] = row(value, 2) as [Value, Value];
  return { name: text(name), phone: text(phone) };
}

export function texts(value: Value): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const words = (inner: Value) => Object.fromEntries(entries(text, text)(inner));
  return Object.fromEntries(entries(text, words)(value));
}

export const issuedSet = (value: Value) => {
  const [sha256, asOf] = row(value, 2) as [Value, Value];
  return { sha256: hex(sha256, 32), asOf: instant(asOf) };
};
