/** The line that the slider runs on, and where on it zones change. Pure; instants in milliseconds. */
import { instant, list, object } from '../../../shared/json';

export const AHEAD_MS = 14 * 86_400_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export type Line = { readonly from: number; readonly to: number };

/** Of `/map/times.json`: when something about zones is otherwise than just before, in order. */
export const readTimes = (body: unknown): readonly number[] =>
  list(object(body, 'times').changes, 'changes', (value, where) => instant(value, where).getTime());

/** From the first version known until two weeks ahead, by whole minutes; two weeks back where nothing is known. */
export function lineOf(changes: readonly number[], now: number): Line {
  const first = Math.min(...changes, now - DAY_MS, ...(changes.length === 0 ? [now - AHEAD_MS] : []));
  return { from: Math.floor(first / MINUTE_MS) * MINUTE_MS, to: Math.ceil((now + AHEAD_MS) / MINUTE_MS) * MINUTE_MS };
}

export const within = ({ from, to }: Line, ms: number): number => Math.min(to, Math.max(from, ms));

/** Where it stands, from 0 to 1. */
export const shareOf = ({ from, to }: Line, ms: number): number => (ms - from) / (to - from);

/** Ticks nearer to each other than this cannot be told apart. */
const APART = 0.004;

/** Places of ticks from 0 to 1, those that fall together once. */
export function ticksOn(line: Line, changes: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const change of changes) {
    const place = shareOf(line, change);
    const last = places.at(-1);
    if (place >= 0 && place <= 1 && (last === undefined || place - last >= APART)) places.push(place);
  }
  return places;
}

export const changeAfter = (changes: readonly number[], ms: number): number | null =>
  changes.find((change) => change > ms) ?? null;
export const changeBefore = (changes: readonly number[], ms: number): number | null =>
  changes.findLast((change) => change < ms) ?? null;
