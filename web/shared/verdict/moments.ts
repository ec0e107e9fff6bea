/**
 * The moments at which the answer could turn. Now is an interval, and everything is constant between breakpoints: a row is
 * asked at the start of the interval and at each breakpoint inside it. What is true at all of them is certain, what is true at
 * some is for CLOCK_UNTRUSTED. Pure.
 */
import type { Window, ZoneRecord } from '../credential/model';
import { type Case, levelRule, modulo, zoneOf } from './case';
import type { Clock } from './model';

const DAY_S = 86_400;

/** The start of the interval and each breakpoint after it, in order; past all breakpoints without a trusted end. */
export function moments(given: Case): readonly number[] {
  const { earliest, latest } = given.clock;
  if (earliest === latest) return [earliest];
  const inside = new Set([...breakpoints(given)].filter((at) => isWithin(given.clock, at)));
  return [earliest, ...[...inside].sort((left, right) => left - right)];
}

export function isWithin(clock: Clock, at: number): boolean {
  return clock.earliest < at && (clock.latest === null || at <= clock.latest);
}

function* breakpoints(given: Case): Generator<number> {
  const { policy } = given.bundle;
  yield given.claims.notBefore - policy.leewayStartS;
  yield given.end;
  yield given.end + policy.leewayEndS;
  yield given.end + policy.expiredGraceS + 1;
  yield given.end + policy.returnS;
  yield* edges(given, given.claims.windows);
  for (const number of given.toZones) yield* ofZone(given, zoneOf(given.bundle, number));
}

function* ofZone(given: Case, zone: ZoneRecord): Generator<number> {
  for (const version of zone.versions) {
    yield version.validFrom;
    if (version.validTo !== null) yield version.validTo;
    yield* edges(given, levelRule(given, version).windows);
  }
  for (const change of zone.changes) {
    yield change.effectiveAt;
    yield change.effectiveAt + given.bundle.policy.closureGraceS;
  }
}

/** The first opening and closing of each window after the interval's start; a day shows them all. */
function* edges(given: Case, windows: readonly Window[]): Generator<number> {
  const start = given.clock.earliest;
  const offset = given.bundle.policy.utcOffsetMin * 60;
  for (const window of windows) {
    for (const minute of [window.start, window.end]) yield start + modulo(minute * 60 - start - offset, DAY_S);
  }
}
