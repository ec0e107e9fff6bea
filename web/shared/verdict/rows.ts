/** Gate B, the rows that time does not turn: status, clock, what was seen, what happened before, the barrier. Pure. */
import type { Status } from '../credential/model';
import { findStatus } from '../credential/status';
import { classOf } from '../credential/wire';
import type { Case } from './case';
import { type Found, finding } from './found';
import type { Passing } from './model';

const STRUCK = { REVOKED: 'REVOKED', SUSPENDED: 'SUSPENDED', ENDED: 'ENDED' } as const satisfies Partial<
  Record<Status, string>
>;

/** REVOKED, SUSPENDED, ENDED, STATUS_MISSING, STATUS_STALE. */
export function* status(given: Case): Generator<Found> {
  const held = given.bundle.status;
  const found = held && findStatus(held, given.claims.status);
  if (found === null) yield finding('STATUS_MISSING', 'REFER');
  else if (found !== 'VALID') yield finding(STRUCK[found], 'DENY');
  const [age, number] = [ageS(given), classOf(given.claims.purpose)];
  const isStale = age !== null && age > given.bundle.policy.staleAfterS[number];
  if (isStale) yield finding('STATUS_STALE', number === 1 ? 'NOTE' : 'REFER');
}

/** How old the status list may be by now, in seconds; null without one. */
export function ageS(given: Case): number | null {
  const { earliest, latest } = given.clock;
  return given.bundle.status && Math.max(0, (latest ?? earliest) - given.bundle.status.asOf);
}

/** CLOCK_UNTRUSTED: no trusted end, or wholly before the bundle was made. */
export function* clock(given: Case): Generator<Found> {
  const { latest } = given.clock;
  const isBefore = latest === null || latest < given.bundle.issuedAt - given.bundle.policy.leewayStartS;
  if (isBefore) yield finding('CLOCK_UNTRUSTED', 'REFER');
}

/** ID_MISMATCH, PLATE_NOT_LISTED, CODE_ONLY. */
export function* seen(given: Case): Generator<Found> {
  const { idTail, plate, nameConfirmed, idConfirmed } = given.seen;
  const { tails, plates } = given.claims;
  const isListed = idTail !== null && tails.includes(idTail);
  if (idTail !== null && tails.length > 0 && !isListed) yield finding('ID_MISMATCH', 'REFER');
  if (plate !== null && !plates.includes(normal(plate))) yield finding('PLATE_NOT_LISTED', 'REFER');
  const isConfirmed = nameConfirmed && (idConfirmed || isListed);
  if (given.lookedUp && !isConfirmed) yield finding('CODE_ONLY', 'REFER');
}

/** Capitals and digits only, Đ as D, as plates are written into permits. */
export function normal(plate: string): string {
  return plate
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[^A-Za-z0-9]/g, '');
}

/** BUNDLE_EXPIRED (or made for a post that does not stand here now), BARRIER_HARD. */
export function* bundle(given: Case): Generator<Found> {
  const { checkpoint, expiresAt } = given.bundle;
  const { earliest, latest } = given.clock;
  const now = latest || earliest;
  const isMoved = now < checkpoint.validFrom || (checkpoint.validTo !== null && earliest >= checkpoint.validTo);
  if (now >= expiresAt || isMoved) yield finding('BUNDLE_EXPIRED', 'REFER');
  if (checkpoint.hard) yield finding('BARRIER_HARD', 'DENY');
}

/** USED and ALREADY_INSIDE, for a passage that goes in; the same post within some minutes is the same passage. */
export function* history(given: Case): Generator<Found> {
  const before = passed(given);
  const last = before.at(-1);
  const entries = before.filter((passing) => isEntry(passing) && !isSamePassage(given, passing));
  const isUsed = entries.length > 0 && given.claims.entryMode === 'SINGLE' && !given.returning;
  if (isUsed) yield finding('USED', 'DENY');
  const isInsideNow = entries.length > 0 && entries.at(-1) === last && last?.kind === 'ENTER';
  if (isInsideNow) yield finding('ALREADY_INSIDE', 'NOTE');
}

/** Whether the last that is known of this credential is that it passed in. */
export function isInside(given: Case): boolean {
  const last = passed(given).at(-1);
  return last !== undefined && isEntry(last);
}

function isEntry(passing: Passing): boolean {
  return passing.kind === 'ENTER' || passing.kind === 'TRANSIT';
}

function passed(given: Case): readonly Passing[] {
  return given.history.filter((passing) => passing.cti === given.claims.cti && passing.outcome === 'PASSED');
}

function isSamePassage(given: Case, passing: Passing): boolean {
  const isRecent = Math.abs(given.clock.earliest - passing.at) < given.bundle.policy.samePassageS;
  return isRecent && passing.checkpoint === given.bundle.checkpoint.id;
}
