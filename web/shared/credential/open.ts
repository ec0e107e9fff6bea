/**
 * Open what the bundle key signed, by the root key alone. The twin of credentials/bundle/seal.py.
 *
 * Opening needs no clock: the key's certificate has to cover the moment at which the bundle says it was issued, and a bundle
 * that is too old to use is the verdict's matter.
 */
import { sha256, toHex } from './bytes';
import { read } from './canonical';
import { Broken, type Table, type Value } from './cbor';
import { openCertified } from './certificate';
import { splitCertified } from './envelope';
import { hex, instant, octets, text } from './fields';
import type { Anchor, Bundle, Bytes, Hex, InvalidBundle } from './model';
import { checkpoint, desk, extension, level, policy, texts, zoneRecord } from './records';
import { byName, each, parts } from './shapes';
import { statusList, trusted } from './trust';
import { LIMITS } from './wire';

/** Verify root → bundle key → bundle and read it, all or nothing; never raises. */
export async function openBundle(bytes: Bytes, anchor: Anchor): Promise<Bundle | InvalidBundle> {
  try {
    const { raw, covers } = await openCertified(bytes, anchor, 'bundle', LIMITS.bundle_bytes);
    const bundle = checked(await unpack(raw));
    if (bundle.deployment !== anchor.deployment) throw new Broken('a bundle of another deployment');
    if (!covers(bundle.issuedAt)) throw new Broken('the bundle key was not certified when the bundle was issued');
    return bundle;
  } catch (fault) {
    return { valid: false, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

async function unpack(raw: Value): Promise<Bundle> {
  const { get } = parts(raw, 14);
  return {
    valid: true,
    deployment: text(get(1)),
    sequence: instant(get(2)),
    issuedAt: instant(get(3)),
    expiresAt: instant(get(4)),
    previousHash: previous(get(5)),
    trust: byName(await trusted(get(6)), (record) => record.kid),
    status: await statusList(get(7)),
    checkpoint: checkpoint(get(8)),
    zones: byName(each(zoneRecord)(get(9)), (zone) => zone.number),
    levels: byName(each(level)(get(10)), (one) => one.code),
    policy: policy(get(11)),
    extensions: each(extension)(get(12)),
    desk: each(desk)(get(13)),
    texts: texts(get(14)),
    issuedSets: new Map(),
  };
}

function previous(value: Value): Hex {
  return value instanceof Uint8Array && value.length === 0 ? '' : hex(value, 32);
}

/** The same bundle, if it holds what its own checkpoint needs; raises Broken. */
export function checked(bundle: Bundle): Bundle {
  const zones = [...bundle.zones.values()];
  const needed = [...bundle.checkpoint.fromZones, ...bundle.checkpoint.toZones];
  const levels = zones.flatMap((zone) => zone.versions.map((version) => version.level));
  if (bundle.expiresAt <= bundle.issuedAt) throw new Broken('a bundle expires after it is issued');
  if (zones.some((zone) => zone.versions.length === 0))
    throw new Broken('a bundle says of every zone what holds in it');
  if (needed.length === 0 || !needed.every((zone) => bundle.zones.has(zone))) throw new Broken('a zone lacks');
  if (!levels.every((code) => code === null || bundle.levels.has(code))) throw new Broken('a level lacks');
  return bundle;
}

/** Whether a post swaps: what is not newer is refused and reported, and so is another post's bundle. */
export function succeeds(fresh: Bundle, held: Bundle | null): boolean {
  if (held === null) return true;
  const isOurs = fresh.deployment === held.deployment && fresh.checkpoint.id === held.checkpoint.id;
  return isOurs && fresh.sequence > held.sequence && fresh.issuedAt >= held.issuedAt;
}

/** The anchor by which a post opens what comes next: bundle keys that the held bundle says are withdrawn are out. */
export function wary(anchor: Anchor, held: Bundle | null): Anchor {
  const records = held === null ? [] : [...held.trust.values()];
  const gone = records.filter(({ role, withdrawnAt }) => role === 'BUNDLE' && withdrawnAt !== null);
  return { ...anchor, withdrawn: new Set(gone.map(({ kid }) => kid)) };
}

/**
 * The bundle beside one more of its issued sets; null for a file that it does not name. The hash in the signed bundle vouches
 * for the file, so that a set outlives the bundle key that signed it.
 */
export async function openIssued(bytes: Bytes, bundle: Bundle): Promise<Bundle | null> {
  const name = toHex(await sha256(bytes));
  const about = [...bundle.trust.values()]
    .filter((record) => record.issuedSet?.sha256 === name)
    .map((record) => record.kid);
  const parts = about.length === 0 ? null : splitCertified(bytes);
  try {
    const ids = parts && issued(read(parts.payload), bundle.deployment, about);
    return ids && { ...bundle, issuedSets: new Map([...bundle.issuedSets, [name, ids]]) };
  } catch {
    return null;
  }
}

function issued(raw: Value, deployment: string, about: readonly Hex[]): ReadonlySet<Hex> {
  const keys = raw instanceof Map ? [...raw.keys()].join() : '';
  const [ours, kid, , ids] = raw instanceof Map ? [...(raw as Table).values()] : [];
  if (keys !== '1,2,3,4' || ours !== deployment) throw new Broken('not an issued set of this deployment');
  if (!about.includes(toHex(octets(kid as Value, LIMITS.kid_bytes))))
    throw new Broken('not about a key that the bundle names');
  if (!(ids instanceof Uint8Array) || ids.length % LIMITS.issued_id_bytes) throw new Broken('not a list of ids');
  const count = ids.length / LIMITS.issued_id_bytes;
  return new Set(Array.from({ length: count }, (_, at) => toHex(ids.subarray(16 * at, 16 * at + 16))));
}
