/** Gate A: is this a permit of ours, sealed by a key we trust? In order; the first that fails stops. */
import { type Fault, isFault, parse } from '../credential/claims';
import { openText } from '../credential/codec';
import type { Envelope } from '../credential/envelope';
import { issuedId } from '../credential/issued_id';
import type { Bundle, Claims, Decision, InvalidBundle, Scope, TrustRecord } from '../credential/model';
import { isSigned } from '../credential/signature';
import { AAD } from '../credential/wire';
import type { Lookup } from './model';

export const DECISION = {
  NOT_A_PERMIT: 'NOT_OURS',
  APP_TOO_OLD: 'REFER',
  TOO_LONG: 'DENY',
  BAD_BASE45: 'DENY',
  BAD_ENVELOPE: 'DENY',
  NO_BUNDLE: 'REFER',
  BUNDLE_INVALID: 'REFER',
  UNKNOWN_KEY: 'REFER',
  KEY_ROLE: 'DENY',
  BAD_SIGNATURE: 'DENY',
  KEY_WITHDRAWN: 'DENY',
  NOT_IN_ISSUED_SET: 'DENY',
  BAD_PAYLOAD: 'DENY',
  BAD_CLAIMS: 'DENY',
  KEY_SCOPE: 'DENY',
  KEY_PERIOD: 'DENY',
  UNKNOWN_CRITICAL: 'REFER',
} as const satisfies Readonly<Record<string, Decision>>;

export type Stop = { readonly stop: keyof typeof DECISION; readonly decision: Decision };

/** The claims, or the reason that stopped and its decision. */
export async function admit(text: string | Lookup, bundle: Bundle | InvalidBundle | null): Promise<Claims | Stop> {
  const sealed = isLookup(text) ? text : openText(text);
  if (typeof sealed === 'string') return stop(sealed);
  if (!isWhole(bundle)) return stop(bundle === null ? 'NO_BUNDLE' : 'BUNDLE_INVALID');
  if ('claims' in sealed) return sealed.claims.unknown ? stop('UNKNOWN_CRITICAL') : sealed.claims;
  return opened(sealed, bundle);
}

export function isLookup(text: string | Lookup): text is Lookup {
  return typeof text === 'object' && text !== null && 'claims' in text;
}

export function isWhole(bundle: Bundle | InvalidBundle | null): bundle is Bundle {
  return bundle?.valid === true;
}

function stop(reason: keyof typeof DECISION, decision: Decision = DECISION[reason]): Stop {
  return { stop: reason, decision };
}

async function opened(sealed: Envelope, bundle: Bundle): Promise<Claims | Stop> {
  const record = bundle.trust.get(sealed.kid);
  if (record === undefined) return stop('UNKNOWN_KEY');
  if (record.role !== 'ISSUER') return stop('KEY_ROLE');
  if (!(await isSigned(sealed, record.publicKey, AAD.permit + bundle.deployment))) return stop('BAD_SIGNATURE');
  if (record.withdrawnAt !== null) return stop('KEY_WITHDRAWN');
  const claims = parse(sealed.payload);
  return (await notIssued(sealed, claims, record, bundle)) ?? vouched(claims, record, bundle);
}

/** Allow-list mode: younger than the set, or no set at hand, is for the desk; any other stranger is forged. */
async function notIssued(
  sealed: Envelope,
  claims: Claims | Fault,
  record: TrustRecord,
  bundle: Bundle,
): Promise<Stop | null> {
  const { issuedSet } = record;
  if (issuedSet === null || claims.cti === null || claims.issuedAt === null) return null;
  const ids = bundle.issuedSets.get(issuedSet.sha256);
  if (ids?.has(await issuedId(sealed.payload))) return null;
  const isForged = ids !== undefined && claims.issuedAt <= issuedSet.asOf;
  return stop('NOT_IN_ISSUED_SET', isForged ? 'DENY' : 'REFER');
}

function vouched(claims: Claims | Fault, record: TrustRecord, bundle: Bundle): Claims | Stop {
  if (isFault(claims)) return stop(claims.reason);
  if (claims.deployment !== bundle.deployment) return stop('BAD_CLAIMS');
  if (!covers(record.scope, claims)) return stop('KEY_SCOPE');
  if (!(record.signsFrom <= claims.issuedAt && claims.issuedAt < record.signsTo)) return stop('KEY_PERIOD');
  return claims.unknown ? stop('UNKNOWN_CRITICAL') : claims;
}

/** Zones, purpose and length (hard limit less not-before) all lie within. */
function covers(scope: Scope, claims: Claims): boolean {
  const { zones, purposes, longestS } = scope;
  return (
    (zones === null || claims.zones.every((zone) => zones.has(zone))) &&
    (purposes === null || purposes.has(claims.purpose)) &&
    claims.expiresAt - claims.notBefore <= longestS
  );
}
