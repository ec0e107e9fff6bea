/** The checkpoint's private sheet: its officers, and the permits expected here for a look-up without a scan. */
import { toUuid } from './bytes';
import { read } from './canonical';
import { Broken, type Value } from './cbor';
import { openCertified } from './certificate';
import { toClaims } from './claims';
import { instant, Newer, octets, text } from './fields';
import { inflated } from './inflate';
import type { Anchor, Bytes, Claims, Officer, Sheet } from './model';
import { each, flag, parts } from './shapes';
import { LIMITS, wire } from './wire';

/** Verify root → bundle key → sheet and read it, all or nothing; null for what is no sheet of ours. Never raises. */
export async function openSheet(bytes: Bytes, anchor: Anchor): Promise<Sheet | null> {
  try {
    const { raw, covers } = await openCertified(bytes, anchor, 'sheet', LIMITS.sheet_bytes);
    const sheet = await sheetOf(raw);
    return sheet.deployment === anchor.deployment && covers(sheet.issuedAt) ? sheet : null;
  } catch {
    return null;
  }
}

async function sheetOf(raw: Value): Promise<Sheet> {
  const { get } = parts(raw, 6);
  const [issuedAt, expiresAt] = [instant(get(3)), instant(get(4))];
  if (expiresAt <= issuedAt) throw new Broken('a sheet expires after it is issued');
  return {
    deployment: text(get(1)),
    checkpoint: toUuid(octets(get(2), 16)),
    issuedAt,
    expiresAt,
    officers: each(officer)(get(5)),
    rows: await rows(get(6), text(get(1))),
  };
}

function officer(value: Value): Officer {
  const { get } = parts(value, 5);
  return {
    id: toUuid(octets(get(1), 16)),
    name: text(get(2)),
    leader: flag(get(3)),
    salt: octets(get(4), wire.pin.salt_bytes),
    hash: octets(get(5), wire.pin.hash_bytes),
  };
}

async function rows(packed: Value, deployment: string): Promise<readonly Claims[]> {
  if (!(packed instanceof Uint8Array)) throw new Broken('not rows');
  const several = each(row)(read(await inflated(packed, LIMITS.sheet_unpacked_bytes)));
  const known = several.filter((claims) => claims !== null);
  if (known.some((claims) => claims.deployment !== deployment)) throw new Broken('a permit of another deployment');
  return known;
}

/** null for words of a later build: nobody can judge that permit here, all others stay. */
function row(value: Value): Claims | null {
  if (!(value instanceof Map)) throw new Broken('not claims');
  try {
    return toClaims(value);
  } catch (fault) {
    if (fault instanceof Newer) return null;
    throw fault;
  }
}
