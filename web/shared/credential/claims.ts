/** What a verified signature vouches for: decode, walk with exact types. The twin of credentials/claims_codec.py. Pure. */

import { toHex } from './bytes';
import { walk } from './canonical';
import { Broken, type Decoded, decode, type Table, type Value } from './cbor';
import * as fields from './fields';
import type { Bytes, Claims, Hex } from './model';
import { CLAIM, ENUMS, LIMITS, PERMIT, wire } from './wire';

/** A payload that cannot be used, and what of its identity could still be read. */
export type Fault = {
  readonly reason: 'BAD_PAYLOAD' | 'BAD_CLAIMS' | 'UNKNOWN_CRITICAL';
  readonly cti: Hex | null;
  readonly issuedAt: number | bigint | null;
};

const TOP = [CLAIM.iss, CLAIM.exp, CLAIM.nbf, CLAIM.iat, CLAIM.cti, CLAIM.fieldpass];
const DEPLOYMENT = /^[a-z0-9-]{3,16}$/;
const REQUIRED = [
  PERMIT.profile,
  PERMIT.purpose,
  PERMIT.end,
  PERMIT.zones,
  PERMIT.status,
  PERMIT.subject_type,
  PERMIT.name,
  PERMIT.control_code,
];

type Permit = Omit<Claims, 'deployment' | 'cti' | 'issuedAt' | 'notBefore' | 'expiresAt' | 'unknown'> & {
  readonly profile: number;
};
type Field = keyof Permit;
const READERS = new Map<number, readonly [Field, fields.Read<Permit[Field]>]>([
  [PERMIT.profile, ['profile', (value) => fields.whole(value, 1, 255)]],
  [PERMIT.purpose, ['purpose', fields.word(ENUMS.Purpose)]],
  [PERMIT.end, ['end', fields.instant]],
  [PERMIT.zones, ['zones', fields.ascending(fields.zone, LIMITS.zones)]],
  [PERMIT.status, ['status', fields.status]],
  [PERMIT.subject_type, ['subjectType', fields.word(ENUMS.SubjectType)]],
  [PERMIT.crew, ['crew', (value) => fields.hex(value, LIMITS.crew_bytes)]],
  [PERMIT.name, ['name', fields.name]],
  [PERMIT.tails, ['tails', fields.ascending(fields.tail, LIMITS.tails)]],
  [PERMIT.plates, ['plates', fields.ascending(fields.plate, LIMITS.plates)]],
  [PERMIT.base_zone, ['baseZone', fields.zone]],
  [PERMIT.windows, ['windows', fields.windows]],
  [PERMIT.entry_mode, ['entryMode', fields.word(ENUMS.EntryMode)]],
  [PERMIT.control_code, ['controlCode', fields.code]],
]);
const ABSENT = { crew: null, tails: [], plates: [], baseZone: null, windows: [], entryMode: 'MULTIPLE' } as const;

/** Never raises for what bytes can say. */
export function parse(payload: Bytes): Claims | Fault {
  const read = decoded(payload);
  if (read === null || !(read.value instanceof Map)) return { reason: 'BAD_PAYLOAD', cti: null, issuedAt: null };
  if (read.foreign) return { reason: 'BAD_CLAIMS', cti: null, issuedAt: null };
  try {
    return toClaims(read.value as Table);
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    return named(fault instanceof fields.Newer ? 'UNKNOWN_CRITICAL' : 'BAD_CLAIMS', read.value as Table);
  }
}

export function isFault(read: Claims | Fault): read is Fault {
  return 'reason' in read;
}

function decoded(payload: Bytes): Decoded | null {
  try {
    return decode(payload);
  } catch (fault) {
    if (fault instanceof Broken) return null;
    throw fault;
  }
}

function named(reason: Fault['reason'], raw: Table): Fault {
  const [cti, issuedAt] = [raw.get(CLAIM.cti), raw.get(CLAIM.iat)];
  const isNamed = cti instanceof Uint8Array && (typeof issuedAt === 'number' || typeof issuedAt === 'bigint');
  return isNamed ? { reason, cti: toHex(cti), issuedAt } : { reason, cti: null, issuedAt: null };
}

/** Raises Broken, and Newer for words of a later build. */
export function toClaims(raw: Table): Claims {
  const keys = [...raw.keys()];
  if (keys.length !== TOP.length || TOP.some((key, place) => keys[place] !== key))
    throw new Broken('not the six claims');
  const [deployment, expires, begins, issued, cti, permit] = [...raw.values()] as [
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
  ];
  if (!(permit instanceof Map) || !DEPLOYMENT.test(fields.text(deployment)))
    throw new Broken('no deployment or no permit');
  const outer = {
    deployment: fields.text(deployment),
    cti: fields.hex(cti, LIMITS.cti_bytes),
    issuedAt: fields.instant(issued),
    notBefore: fields.instant(begins),
    expiresAt: fields.instant(expires),
  };
  const { profile, ...inner } = toPermit(permit as Table);
  if (profile !== wire.profile) throw new fields.Newer('profile');
  if ((permit as Table).has(PERMIT.entry_mode) && inner.entryMode === 'MULTIPLE')
    throw new Broken('a default is not written');
  if (!(outer.notBefore < inner.end && inner.end <= outer.expiresAt))
    throw new Broken('ends before it begins, or too late');
  return { ...outer, ...inner };
}

function toPermit(permit: Table): Permit & Pick<Claims, 'unknown'> {
  const keys = numbers(permit);
  const said: Partial<Record<Field, Permit[Field]>> = {};
  for (const key of keys) {
    const value = permit.get(key) as Value;
    const reader = READERS.get(key);
    if (reader === undefined) walk(value);
    else said[reader[0]] = reader[1](value);
  }
  const unknown = keys.some((key) => !READERS.has(key) && key < wire.permit_critical_below);
  return { ...ABSENT, ...(said as Permit), unknown };
}

/** The numbers of the fields: all that are required, in order, none that cannot be. */
function numbers(permit: Table): readonly number[] {
  const keys = [...permit.keys()];
  const known = keys.filter((key) => typeof key === 'number');
  if (known.length !== keys.length || REQUIRED.some((key) => !permit.has(key)))
    throw new Broken('a field lacks, or a number');
  if (known.some((key, place) => place > 0 && (known[place - 1] as number) >= key)) throw new Broken('out of order');
  for (const key of known) if (!READERS.has(key)) fields.whole(key, 1, wire.permit_ignored_below - 1);
  return known;
}
