/** What lies on a way: zones in the order in which it meets them, with what each needs and when that turns; and posts. Pure. */
import { type Crossing, crossingOf, toEdge } from './crossing';
import { type Asked, type Judged, judged, versionAt } from './judging';
import { type LonLat, metres, seenFrom } from './measure';
import type { GroundVersion, GroundZone, Post } from './model';

/** What comes within a night's work is told before. */
export const AHEAD_MS = 24 * 3_600_000;
/** A drawing strays by 50 m, its corners by one more: what is nearer is met. */
export const DRAWN_M = 60;
/** A post so near the way stands on it; one that guards a zone of the way may stand where the road goes in. */
const AT_POST_M = 1_000;
const GUARD_M = 4_000;

export type Turn = { readonly atMs: number; readonly judged: Judged };
export type Stretch = {
  readonly zone: GroundZone;
  readonly version: GroundVersion;
  readonly judged: Judged;
  readonly next: Turn | null;
  readonly crossing: Crossing;
  /** Not met, but its boundary may be off by as much. */
  readonly isNear: boolean;
};
export type PostOnWay = { readonly post: Post; readonly alongM: number; readonly gapM: number };

export function stretchesOf(
  way: readonly LonLat[],
  zones: readonly GroundZone[],
  posts: readonly PostOnWay[],
  asked: Asked,
  atMs: number,
): readonly Stretch[] {
  const found = zones.flatMap((zone) => stretchOf(way, zone, posts, asked, atMs));
  return found.toSorted((one, other) => Number(one.isNear) - Number(other.isNear) || placeOf(one) - placeOf(other));
}

const placeOf = ({ isNear, crossing }: Stretch) => (isNear ? crossing.gapM : (crossing.entersM ?? 0));

function stretchOf(
  way: readonly LonLat[],
  zone: GroundZone,
  posts: readonly PostOnWay[],
  asked: Asked,
  atMs: number,
): readonly Stretch[] {
  const version = versionAt(zone, atMs) ?? soon(zone, atMs);
  const crossing = version && (version.rings ? crossingOf(way, version.rings) : guarded(zone, posts));
  if (!version || !crossing || crossing.gapM > Math.max(DRAWN_M, version.qualityM ?? 0)) return [];
  const answer = judged(zone, asked, atMs);
  const isNear = crossing.gapM > DRAWN_M;
  return [{ zone, version, judged: answer, next: nextTurn(zone, asked, atMs, answer), crossing, isNear }];
}

const soon = (zone: GroundZone, atMs: number): GroundVersion | null =>
  zone.versions.find(({ fromMs }) => atMs < fromMs && fromMs <= atMs + AHEAD_MS) ?? null;

/** A zone without a shape begins where its post stands. */
function guarded(zone: GroundZone, posts: readonly PostOnWay[]): Crossing | null {
  const [first] = posts.filter(({ post, gapM }) => gapM <= AT_POST_M && post.toZones.includes(zone.number));
  return first ? { entersM: first.alongM, insideM: 0, gapM: 0 } : null;
}

/** The first moment of the next day at which the zone asks something else, or the permits answer otherwise. */
export function nextTurn(zone: GroundZone, asked: Asked, atMs: number, now: Judged): Turn | null {
  const turns = [...new Set(momentsOf(zone, asked))].filter((one) => atMs < one && one <= atMs + AHEAD_MS);
  for (const at of turns.toSorted((one, other) => one - other)) {
    const then = judged(zone, asked, at);
    if (then.rule !== now.rule || then.tone !== now.tone) return { atMs: at, judged: then };
  }
  return null;
}

const momentsOf = (zone: GroundZone, { ground, papers }: Asked): readonly number[] => [
  ...zone.versions.flatMap(({ fromMs, toMs }) => (toMs === null ? [fromMs] : [fromMs, toMs])),
  ...zone.changes.map(({ effectiveMs }) => effectiveMs),
  ...ground.levels.map(({ fromMs }) => fromMs),
  ...papers.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
];

/** Those on the way, in its order; and those that guard a zone which it meets. */
export function postsOf(
  way: readonly LonLat[],
  posts: readonly Post[],
  met: ReadonlySet<number>,
): readonly PostOnWay[] {
  return posts
    .map((post) => ({ post, ...alongOf(way, post.place) }))
    .filter(
      ({ post, gapM }) => gapM <= AT_POST_M || (gapM <= GUARD_M && post.toZones.some((number) => met.has(number))),
    )
    .toSorted((one, other) => one.alongM - other.alongM);
}

/** How far along the way a place is passed, and how near. */
export function alongOf(way: readonly LonLat[], place: LonLat): { readonly alongM: number; readonly gapM: number } {
  const [first] = way;
  let best = { alongM: 0, gapM: first ? metres(place, first) : Number.POSITIVE_INFINITY };
  let soFarM = 0;
  for (const [index, end] of way.slice(1).entries()) {
    const start = way[index] ?? end;
    const [from, to] = [seenFrom(place, start), seenFrom(place, end)];
    const gapM = toEdge([0, 0], from, to);
    if (gapM < best.gapM)
      best = { alongM: soFarM + Math.sqrt(Math.max(0, from[0] ** 2 + from[1] ** 2 - gapM ** 2)), gapM };
    soFarM += metres(start, end);
  }
  return best;
}
