/** One check as the rows of Gate B see it. The twin of credentials/verdict/case.py. Pure. */
import type { Bundle, Claims, LevelRule, Rule, VersionRecord, ZoneRecord } from '../credential/model';
import { effective } from './effective';
import type { Clock, History, Passage, Seen } from './model';

/** The inputs, the two sides as the officer chose them, and the permit's end after extensions. */
export type Case = {
  readonly claims: Claims;
  readonly bundle: Bundle;
  readonly clock: Clock;
  readonly passage: Passage;
  readonly history: History;
  readonly seen: Seen;
  readonly lookedUp: boolean;
  readonly fromZones: readonly number[];
  readonly toZones: readonly number[];
  readonly end: number;
  /** Towards the holder's base zone, whatever else the border is. */
  readonly returning: boolean;
};

const DAY_MIN = 1440;
const OPEN: LevelRule = { rule: 'FREE', windows: [], health: null, transit: null };
export const SHUT: LevelRule = { ...OPEN, rule: 'FORBIDDEN' };

/** It is no earlier than the bundle in hand was made, give or take a leeway: its time is signed. Raises for what is no clock. */
export function atLeast(clock: Clock, bundle: Bundle): Clock {
  const { earliest, latest } = clock;
  const isClock =
    Number.isSafeInteger(earliest) && (latest === null || (Number.isSafeInteger(latest) && latest >= earliest));
  if (!isClock) throw new RangeError('an interval does not end before it starts');
  const floor = bundle.issuedAt - bundle.policy.leewayStartS;
  return earliest >= floor || (latest !== null && latest < floor) ? clock : { earliest: floor, latest };
}

/** The zones left and the zones reached, as the officer chose the direction. */
export function sides(bundle: Bundle, passage: Passage): readonly [readonly number[], readonly number[]] {
  const { fromZones, toZones } = bundle.checkpoint;
  return passage.direction === 'INWARD' ? [fromZones, toZones] : [toZones, fromZones];
}

export function zoneOf(bundle: Bundle, number: number): ZoneRecord {
  const found = bundle.zones.get(number);
  if (found === undefined) throw new RangeError('a bundle holds every zone of its checkpoint');
  return found;
}

/** What is in force; null holds no restriction. Half-open. */
export function versionAt(zone: ZoneRecord, at: number): VersionRecord | null {
  return zone.versions.find((one) => one.validFrom <= at && (one.validTo === null || at < one.validTo)) ?? null;
}

/** What a zone asks of the permit's purpose at a moment, and the level's words on it. */
export function ruleAt(given: Case, number: number, at: number): { readonly rule: Rule; readonly level: LevelRule } {
  const version = versionAt(zoneOf(given.bundle, number), at);
  if (version === null) return { rule: 'FREE', level: OPEN };
  const level = levelRule(given, version);
  return { rule: effective(version.restriction, level.rule), level };
}

/** What the version's level says of the permit's purpose. */
export function levelRule(given: Case, version: VersionRecord): LevelRule {
  return version.level === null ? OPEN : (rulesOf(given.bundle, version.level).get(given.claims.purpose) ?? SHUT);
}

export function rulesOf(bundle: Bundle, code: string): ReadonlyMap<string, LevelRule> {
  const level = bundle.levels.get(code);
  if (level === undefined) throw new RangeError('a bundle holds every level of its zones');
  return level.rules;
}

/** Whether a to-zone holds a restriction that the from-zones do not. */
export function enters(given: Case, at: number): boolean {
  return given.toZones.some((zone) => !given.fromZones.includes(zone) && ruleAt(given, zone, at).rule !== 'FREE');
}

/** Minutes since local midnight. */
export function localMinute(given: Case, at: number): number {
  return modulo(Math.floor(at / 60) + given.bundle.policy.utcOffsetMin, DAY_MIN);
}

/** Never below nothing. */
export function modulo(number: number, by: number): number {
  return ((number % by) + by) % by;
}
