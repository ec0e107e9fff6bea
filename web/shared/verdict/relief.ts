/** Nobody is trapped: on LEAVE and RETURN no answer is worse than REFER. Last of all, for both gates. Pure. */
import type { Case } from './case';
import { type Found, finding } from './found';
import type { ReasonCode } from './model';
import { isInside } from './rows';

/** Nobody is stopped for these on the way out, and the desk hears of them. */
export const ALERTING: ReadonlySet<ReasonCode> = new Set(['REVOKED', 'SUSPENDED', 'ID_MISMATCH', 'PLATE_NOT_LISTED']);
/** Doubts about who this is, and a barrier that cannot open; a recorded entry answers all others. */
const KEPT: ReadonlySet<ReasonCode> = new Set([...ALERTING, 'CODE_ONLY', 'BARRIER_HARD']);

/**
 * Waive what a recorded entry answers, what the way home answers, and soften the rest. Where the clock cannot tell LEAVE from
 * ENTER (`perhaps`) nothing is waived and nobody is held.
 */
export function relieve(given: Case, found: readonly Found[], leaving: boolean, perhaps: boolean): readonly Found[] {
  const out = leaving && isInside(given) ? found.map((one) => (KEPT.has(one.reason) ? one : noted(one))) : found;
  const home = given.returning ? homeward(given, out) : out;
  return perhaps || given.returning ? home.map(softened) : home;
}

/** Work that is done counts as an end: within the same hours the way home is open. */
function homeward(given: Case, found: readonly Found[]): readonly Found[] {
  const { latest } = given.clock;
  const others = found.filter((one) => one.reason !== 'ENDED').map(hoursNoted);
  const isLate = latest === null || latest >= given.end + given.bundle.policy.returnS;
  if (others.length === found.length || isLate) return found;
  return [...others.filter((one) => one.reason !== 'RETURNING'), finding('RETURNING', 'NOTE')];
}

function hoursNoted(found: Found): Found {
  return found.reason === 'OUTSIDE_HOURS' ? noted(found) : found;
}

function noted(found: Found): Found {
  return { ...found, weight: 'NOTE' };
}

function softened(found: Found): Found {
  return found.weight === 'DENY' ? { ...found, weight: 'REFER' } : found;
}
