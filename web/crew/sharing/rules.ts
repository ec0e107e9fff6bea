/** Whether a phone shares its place, and which fixes are worth sending. Pure. */
import type { Kept } from '../model';
import { metres } from '../way/measure';
import type { Fix, Standing, Wish } from './model';

/** Vaguer than this says in which commune a phone is, not on which side of a barrier: the server uses none of them. */
export const VAGUEST_M = 500;
const SOONEST_MS = 10_000;
/** Standing still is worth a word now and then: an old fix looks like a lost phone. */
const LATEST_MS = 120_000;
const MOVED_M = 30;
/** A night's work; whoever forgets to go off duty is not watched for a week. */
export const LONGEST_MS = 12 * 3_600_000;
/** Nobody looks for a crew where it was before its shift. */
export const FIX_COUNTS_MS = LONGEST_MS;
/** Said that late, it would take a crew off the duty of another night. */
export const OFF_COUNTS_MS = LONGEST_MS;
export const MOST_KEPT = 5_000;
/** As many as go at once on a slow network: about 20 kB. */
export const AT_ONCE = 150;

/** Never without all of: signed in, the crew on duty by the server's word, and this bearer's own tap for this crew. */
export function standingOf(
  kept: Pick<Kept, 'me' | 'crew'> | null,
  wish: Wish | null,
  isSignedOut: boolean,
  nowMs: number,
): Standing {
  if (!kept?.crew || isSignedOut) return 'nobody';
  if (!kept.crew.onDuty) return 'off';
  const isOurs = wish?.account === kept.me.account && wish.crew === kept.crew.id;
  return isOurs && nowMs - wish.sinceMs < LONGEST_MS ? 'shares' : 'others';
}

/** The first, one that moved beyond its own doubt, one that is much surer, and one now and then. */
export function isWorthSending(last: Fix | null, fix: Fix): boolean {
  if (!(fix.accuracyM >= 0 && fix.accuracyM <= VAGUEST_M)) return false;
  if (last === null || last.crew !== fix.crew || last.account !== fix.account) return true;
  const gapMs = fix.atMs - last.atMs;
  if (gapMs < SOONEST_MS) return false;
  const hasMoved = metres(last, fix) >= Math.max(MOVED_M, fix.accuracyM);
  return hasMoved || gapMs >= LATEST_MS || fix.accuracyM * 3 <= last.accuracyM;
}

/** What a receiver says, by the server's clock. */
export function fixOf(
  { coords, timestamp }: Pick<GeolocationPosition, 'timestamp'> & { coords: Omit<GeolocationCoordinates, 'toJSON'> },
  whose: Pick<Fix, 'account' | 'crew' | 'batteryPct'>,
  offsetMs: number,
): Fix {
  return {
    ...whose,
    atMs: Math.round(timestamp + offsetMs),
    lon: coords.longitude,
    lat: coords.latitude,
    accuracyM: coords.accuracy,
    speedMps: known(coords.speed),
    courseDeg: known(coords.heading),
  };
}

/** A receiver that stands still says NaN for where it heads. */
const known = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
