/** Gate B: all rows are asked, the worst decision wins, every reason is listed. Pure. */

import { spoken } from '../credential/control_code';
import type { CompareKind, Decision, PassageKind, Weight } from '../credential/model';
import { type Case, enters, ruleAt } from './case';
import { byRank, byReason, type Found, finding, order, WEIGHTS, worst } from './found';
import type { Compare, ReasonCode, Verdict } from './model';
import { moments } from './moments';
import { ALERTING, relieve } from './relief';
import * as rows from './rows';
import * as turning from './turning';

const DECISION: Readonly<Record<Weight, Decision>> = { DENY: 'DENY', REFER: 'REFER', NOTE: 'ALLOW' };

/** Decide on claims that passed Gate A. */
export function judge(given: Case): Verdict {
  const times = moments(given);
  const ways = times.map((at) => enters(given, at));
  const leaving = !ways.includes(true);
  const perhaps = ways.includes(false);
  const found = byReason(rowsOf(given, times, leaving));
  const findings = [...relieve(given, [...found.values()], leaving, perhaps)].sort(byRank);
  const isAlarming = findings.some((one) => ALERTING.has(one.reason));
  return {
    decision: DECISION[findings[0]?.weight ?? 'NOTE'],
    findings,
    compare: comparing(given, times, findings),
    ageS: rows.ageS(given),
    alert: (perhaps || given.returning) && isAlarming,
    kind: kindOf(given, leaving),
    claims: given.claims,
  };
}

/** Towards home outranks the rest. */
function kindOf(given: Case, leaving: boolean): PassageKind {
  if (given.returning) return 'RETURN';
  if (leaving) return 'LEAVE';
  return given.passage.through ? 'TRANSIT' : 'ENTER';
}

function* rowsOf(given: Case, times: readonly number[], leaving: boolean): Generator<Found> {
  yield* rows.status(given);
  yield* rows.clock(given);
  yield* rows.seen(given);
  yield* rows.bundle(given);
  if (!leaving) yield* rows.history(given);
  const isUnproved = given.seen.healthShown === false && healthOf(given, times).length > 0;
  if (isUnproved) yield finding('HEALTH_NOT_SHOWN', 'REFER');
  yield* turned(given, times);
}

/**
 * What holds at every moment, at its mildest, and CLOCK_UNTRUSTED where the moments differ. A stop at each moment, for one
 * reason before midnight and for another after it, is still a stop: then the first moment's reasons say so.
 */
function* turned(given: Case, times: readonly number[]): Generator<Found> {
  const [first = new Map<ReasonCode, Found>(), ...others] = times.map((at) => byReason(rowsAt(given, at)));
  const every = [first, ...others];
  if (others.length === 0) return yield* first.values();
  if (others.some((found) => stops(found) !== stops(first))) yield finding('CLOCK_UNTRUSTED', 'REFER');
  const certain = [...first.keys()]
    .filter((reason) => every.every((found) => found.has(reason)))
    .map((reason) => mildest(reason, every));
  yield* certain;
  const floor = Math.max(...every.map((found) => worst(found.values())));
  if (worst(certain) <= floor) return;
  for (const one of first.values()) if (order(one) <= floor) yield { ...one, weight: WEIGHTS[floor] ?? 'DENY' };
}

function rowsAt(given: Case, at: number): readonly Found[] {
  return [...turning.validity(given, at), ...turning.zones(given, at)];
}

function mildest(reason: ReasonCode, every: readonly ReadonlyMap<ReasonCode, Found>[]): Found {
  const same = every.map((found) => found.get(reason)).filter((one) => one !== undefined);
  return same.reduce((mild, one) => (order(one) > order(mild) ? one : mild));
}

function stops(found: ReadonlyMap<ReasonCode, Found>): string {
  const heavy = [...found.values()].filter((one) => one.weight !== 'NOTE');
  return heavy
    .map((one) => `${one.reason} ${one.weight}`)
    .sort()
    .join();
}

/** What must be shown somewhere on the other side, with the cut-off computed: TEST_AFTER:<instant>, DOSES:<n>. */
function healthOf(given: Case, times: readonly number[]): readonly string[] {
  const asked = given.toZones.flatMap((number) => times.map((at) => ruleAt(given, number, at).level.health));
  const proofs = asked.flatMap((health) => [
    health?.testWithinH == null ? null : `TEST_AFTER:${(times[0] ?? 0) - health.testWithinH * 3600}`,
    health?.doses == null ? null : `DOSES:${health.doses}`,
  ]);
  return [...new Set(proofs.filter((proof) => proof !== null))].sort();
}

function comparing(given: Case, times: readonly number[], findings: readonly Found[]): readonly Compare[] {
  const { claims } = given;
  const isRead = findings.some((one) => one.weight === 'REFER' || one.reason === 'STATUS_STALE');
  const things: readonly (readonly [CompareKind, readonly string[]])[] = [
    ['NAME', [claims.name]],
    ['ID_TAIL', claims.tails],
    ['PLATE', claims.plates],
    ['HEALTH', healthOf(given, times)],
    ['READ_CODE', isRead ? [spoken(claims.controlCode)] : []],
  ];
  return things.filter(([, values]) => values.length > 0).map(([kind, values]) => ({ kind, values }));
}
