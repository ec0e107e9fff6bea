/** Gate B, the rows that time turns: validity, hours, zones, levels, changes of zones. Asked at one moment. Pure. */
import type {
  ChangeRecord,
  Claims,
  Extension,
  LevelRule,
  Purpose,
  Reaffirmation,
  Weight,
  Window,
  ZoneRecord,
} from '../credential/model';
import { classOf } from '../credential/wire';
import { type Case, localMinute, ruleAt, zoneOf } from './case';
import { type Found, finding } from './found';

/** The permit's end as the bundle moves it, in the bundle's order; never back, never past the hard limit. */
export function extended(claims: Claims, extensions: readonly Extension[]): number {
  return extensions.reduce(
    (end, extension) =>
      applies(extension, claims, end) ? Math.max(end, Math.min(extension.newEnd, claims.expiresAt)) : end,
    claims.end,
  );
}

/** Only what was alive when the extension was made; it wakes no permit that had ended. */
function applies(extension: Extension, claims: Claims, end: number): boolean {
  return (
    claims.issuedAt <= extension.at &&
    extension.at < end &&
    isAmong(extension.purposes, claims.purpose) &&
    claims.zones.every((zone) => extension.zones.has(zone)) &&
    extension.endingFrom <= end &&
    end < extension.endingTo
  );
}

function isAmong(purposes: ReadonlySet<Purpose> | null, purpose: Purpose): boolean {
  return purposes === null || purposes.has(purpose);
}

/** NOT_YET_VALID, EXPIRED, RETURNING. */
export function* validity(given: Case, at: number): Generator<Found> {
  const { policy, issuedAt } = given.bundle;
  if (at < given.claims.notBefore - policy.leewayStartS) yield finding('NOT_YET_VALID', 'DENY');
  if (at < given.end + policy.leewayEndS) return;
  if (isGoingHome(given, at)) {
    yield finding('RETURNING', 'NOTE');
    return;
  }
  const isUnaware = issuedAt < given.end && at <= given.end + policy.expiredGraceS;
  yield finding('EXPIRED', isUnaware ? 'REFER' : 'DENY');
}

/** On the way home after the end, within the hours that remain for it. */
function isGoingHome(given: Case, at: number): boolean {
  return given.returning && given.end <= at && at < given.end + given.bundle.policy.returnS;
}

/** OUTSIDE_HOURS, WRONG_ZONE, PURPOSE_FORBIDDEN, ZONE_CLOSED, ZONE_TIGHTENED, PASSING_THROUGH. */
export function zones(given: Case, at: number): readonly Found[] {
  const found = new Map<string, Found>();
  const put = ({ reason, weight, zones: numbers }: Found) => {
    const before = found.get(`${reason} ${weight}`)?.zones ?? [];
    found.set(`${reason} ${weight}`, finding(reason, weight, [...before, ...numbers]));
  };
  for (const number of given.toZones) for (const one of zone(given, number, at)) put(one);
  if (isOutside(given.claims.windows, given, at)) put(outsideHours(given, at));
  return [...found.values()];
}

function* zone(given: Case, number: number, at: number): Generator<Found> {
  const { rule, level } = ruleAt(given, number, at);
  if (isOutside(level.windows, given, at)) yield outsideHours(given, at, [number]);
  if (rule === 'FORBIDDEN') yield finding('PURPOSE_FORBIDDEN', 'DENY', [number]);
  if (rule === 'PERMIT' && !isNamed(given, number)) {
    yield mayPass(given, level)
      ? finding('PASSING_THROUGH', 'NOTE', [number])
      : finding('WRONG_ZONE', 'DENY', [number]);
  }
  if (rule !== 'FREE') yield* changes(given, zoneOf(given.bundle, number), at);
}

function isOutside(windows: readonly Window[], given: Case, at: number): boolean {
  const minute = localMinute(given, at);
  return windows.length > 0 && !windows.some((window) => isOpen(window, minute));
}

/** Half-open, round the clock. */
function isOpen({ start, end }: Window, minute: number): boolean {
  return start < end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** Once the permit has ended its daily hours hold nobody on the way home. */
function outsideHours(given: Case, at: number, numbers: readonly number[] = []): Found {
  return finding('OUTSIDE_HOURS', isGoingHome(given, at) ? 'NOTE' : 'DENY', numbers);
}

function isNamed(given: Case, number: number): boolean {
  return given.claims.zones.includes(number) || (given.returning && number === given.claims.baseZone);
}

function mayPass(given: Case, level: LevelRule): boolean {
  const { transitClasses } = given.bundle.policy;
  return given.passage.through && (level.transit ?? transitClasses.has(classOf(given.claims.purpose)));
}

/** The worst of each kind; an equal second counts against the permit. */
function* changes(given: Case, zone: ZoneRecord, at: number): Generator<Found> {
  const felt = zone.changes.filter((change) => isFelt(given, zone, change, at));
  const tightened = felt.some((change) => change.kind === 'TIGHTENED');
  if (tightened) yield finding('ZONE_TIGHTENED', 'REFER', [zone.number]);
  const weights = felt.filter((change) => change.kind === 'CLOSED').map((change) => weightOf(given, change, at));
  const closed = (['DENY', 'REFER'] as const).find((weight) => weights.includes(weight));
  if (closed) yield finding('ZONE_CLOSED', closed, [zone.number]);
}

/** In force, decided since issue, for this purpose, and nobody has said that permits hold on. */
function isFelt(given: Case, zone: ZoneRecord, change: ChangeRecord, at: number): boolean {
  return (
    change.effectiveAt <= at &&
    given.claims.issuedAt <= change.recordedAt &&
    isAmong(change.purposes, given.claims.purpose) &&
    !zone.reaffirmations.some((said) => reaffirms(said, change, given.claims))
  );
}

/** What a closure asks for; null while class 1 counts as re-affirmed. */
function weightOf(given: Case, change: ChangeRecord, at: number): Weight | null {
  if (classOf(given.claims.purpose) !== 1) return 'DENY';
  return at >= change.effectiveAt + given.bundle.policy.closureGraceS ? 'REFER' : null;
}

function reaffirms(said: Reaffirmation, change: ChangeRecord, claims: Claims): boolean {
  const { block, index } = claims.status;
  return (
    change.recordedAt <= said.at &&
    claims.issuedAt <= said.at &&
    isAmong(said.purposes, claims.purpose) &&
    (said.permits === null || said.permits.some((permit) => permit.block === block && permit.index === index))
  );
}
