/** What a bundle trusts and what it knows of credentials: keys and status blocks, by exact types. */
import type { Value } from './cbor';
import { Broken } from './cbor';
import { hex, instant, octets, span, word, zone } from './fields';
import { inflated } from './inflate';
import type { Bytes, StatusList, TrustRecord } from './model';
import { issuedSet, purposes } from './records';
import { each, entries, maybe, parts, setOf } from './shapes';
import { kidOf } from './signature';
import { ENUMS, LIMITS } from './wire';

export const BLOCK_BYTES = LIMITS.status_block / 4;

/** Raises Broken; a key's name is the hash of it. */
export async function trusted(value: Value): Promise<readonly TrustRecord[]> {
  const records = each(trustRecord)(value);
  const kids = await Promise.all(records.map((record) => kidOf(record.publicKey)));
  if (records.some((record, place) => record.kid !== kids[place])) throw new Broken("a key under another's name");
  return records;
}

function trustRecord(value: Value): TrustRecord {
  const { get, find } = parts(value, 8, [9, 10]);
  return {
    kid: hex(get(1), LIMITS.kid_bytes),
    publicKey: octets(get(2), LIMITS.public_key_bytes),
    role: word(ENUMS.KeyRole)(get(3)),
    scope: { zones: maybe(setOf(zone))(get(4)), purposes: purposes(get(5)), longestS: span(get(6)) },
    signsFrom: span(get(7)),
    signsTo: instant(get(8)),
    withdrawnAt: maybe(instant)(find(9)),
    issuedSet: maybe(issuedSet)(find(10)),
  };
}

/** Raises Broken. */
export async function statusList(value: Value): Promise<StatusList | null> {
  if (value === null) return null;
  const { get } = parts(value, 2);
  const packed = entries(span, (bits) => bits)(get(2));
  const blocks = await Promise.all(packed.map(async ([number, bits]) => [number, await block(bits)] as const));
  return { asOf: instant(get(1)), blocks: new Map(blocks) };
}

export async function block(bits: Value): Promise<Bytes> {
  if (!(bits instanceof Uint8Array)) throw new Broken('not a block');
  return octets(await inflated(bits, BLOCK_BYTES), BLOCK_BYTES);
}
