/** A delta from what deterministic CBOR carried, by exact types. The twin of credentials/bundle/delta_wire.py. */
import { toUuid } from './bytes';
import { read } from './canonical';
import { Broken, type Value } from './cbor';
import { ascending, hex, inOrder, instant, octets, type Read, span, text, whole, word, zone } from './fields';
import { inflated } from './inflate';
import type {
  Bytes,
  CheckpointRecord,
  DeskNumber,
  Extension,
  Hex,
  LevelRecord,
  Policy,
  Status,
  TrustRecord,
  ZoneRecord,
} from './model';
import * as records from './records';
import { each, entries, keyed, maybe, parts, some } from './shapes';
import { block, trusted } from './trust';
import { ENUMS, LIMITS, wire } from './wire';

/** From which bundle of which post to which; what only this post's bundle says, whole where it changed. */
export type Post = {
  readonly checkpoint: string;
  readonly base: number;
  readonly sequence: number;
  readonly previousHash: Hex;
  readonly record: CheckpointRecord | null;
  readonly extensions: readonly Extension[] | null;
  readonly desk: readonly DeskNumber[] | null;
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>> | null;
};
/** What the next bundle says no more. */
export type Dropped = {
  readonly keys: readonly Hex[];
  readonly blocks: readonly number[];
  readonly zones: readonly number[];
  readonly levels: readonly string[];
};
/** Everything new since `since`; without `post` it is news. A block is its changed entries' codes, or the whole of it. */
export type Delta = {
  readonly deployment: string;
  readonly since: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly post: Post | null;
  readonly trust: readonly TrustRecord[];
  readonly statuses: ReadonlyMap<number, ReadonlyMap<number, number> | Bytes>;
  readonly zones: readonly ZoneRecord[];
  readonly levels: readonly LevelRecord[];
  readonly policy: Policy | null;
  readonly extensions: readonly Extension[];
  readonly dropped: Dropped;
};

const MANY = 100_000;
const NOTHING: Dropped = { keys: [], blocks: [], zones: [], levels: [] };
const statusCode: Read<number> = (value) => wire.enums.Status[word<Status>(ENUMS.Status)(value)];

/** Raises Broken. */
export async function deltaOf(raw: Value): Promise<Delta> {
  const { get, find } = parts(raw, 4, [5, 6, 7, 9, 10, 11, 12, 13]);
  return coherent({
    deployment: text(get(1)),
    since: instant(get(2)),
    issuedAt: instant(get(3)),
    expiresAt: instant(get(4)),
    post: maybe(post)(find(5)),
    trust: inOrder(find(6) === null ? [] : filled(await trusted(get(6))), (record) => record.kid),
    statuses: await statuses(find(7)),
    zones: inOrder(some(records.zoneRecord)(await unpacked(find(9))), (one) => one.number),
    levels: inOrder(some(records.level)(find(10)), (one) => one.code),
    policy: maybe(records.policy)(find(11)),
    extensions: some(records.extension)(find(12)),
    dropped: maybe(dropped)(find(13)) ?? NOTHING,
  });
}

function coherent(delta: Delta): Delta {
  const inTime = delta.since <= delta.issuedAt && delta.issuedAt < delta.expiresAt;
  if (!inTime) throw new Broken('a delta is issued after what it builds on, and expires after it is issued');
  if (delta.post === null && delta.dropped !== NOTHING) throw new Broken('news drop nothing');
  return delta;
}

function filled<T>(several: readonly T[]): readonly T[] {
  if (several.length === 0) throw new Broken('an empty list');
  return several;
}

/** The list itself, or what zlib made of it. */
async function unpacked(value: Value): Promise<Value> {
  return value instanceof Uint8Array ? read(await inflated(value, LIMITS.bundle_bytes)) : value;
}

async function statuses(value: Value): Promise<Delta['statuses']> {
  if (value === null) return new Map();
  const said = filled(entries(span, (put) => put)(value));
  return new Map(await Promise.all(said.map(async ([number, put]) => [number, await blockOf(put)] as const)));
}

async function blockOf(put: Value): Promise<ReadonlyMap<number, number> | Bytes> {
  if (!(put instanceof Map)) return block(put);
  return new Map(entries((index) => whole(index, 0, LIMITS.status_block - 1), statusCode)(put));
}

function post(value: Value): Post {
  const { get, find } = parts(value, 4, [5, 6, 7, 8]);
  const link = {
    checkpoint: toUuid(octets(get(1), 16)),
    base: instant(get(2)),
    sequence: instant(get(3)),
    previousHash: hex(get(4), 32),
    record: maybe(records.checkpoint)(find(5)),
    extensions: maybe(each(records.extension))(find(6)),
    desk: maybe(each(records.desk))(find(7)),
    texts: maybe(records.texts)(find(8)),
  };
  if (link.sequence <= link.base) throw new Broken('a delta leads to a later bundle');
  return link;
}

function dropped(value: Value): Dropped {
  const { find } = keyed(value, [], [6, 7, 9, 10]);
  const gone = <T extends number | string>(read: Read<T>, said: Value) =>
    said === null ? [] : ascending(read, MANY)(said);
  if (value instanceof Map && value.size === 0) throw new Broken('nothing is dropped, and it says so');
  return {
    keys: gone((kid) => hex(kid, LIMITS.kid_bytes), find(6)),
    blocks: gone(span, find(7)),
    zones: gone(zone, find(9)),
    levels: gone(text, find(10)),
  };
}
