/** Where a way meets a zone. Pure: lines and rings in lon/lat, lengths in metres on the ground. */
import { type LonLat, metres, seenFrom, type Xy } from './measure';
import type { Ring } from './model';

export type Crossing = {
  /** How far along the way it is first inside; null: never. */
  readonly entersM: number | null;
  /** How much of the way lies inside. */
  readonly insideM: number;
  /** How near the way comes; 0 inside. */
  readonly gapM: number;
};

const lonLatOf = ([lon, lat]: Xy): LonLat => ({ lon, lat });

type Leg = { readonly from: Xy; readonly to: Xy; readonly atM: number; readonly lengthM: number };

/** A way of one place is a leg without a length. */
export function crossingOf(way: readonly LonLat[], rings: readonly Ring[]): Crossing {
  const [origin] = way;
  if (!origin) return { entersM: null, insideM: 0, gapM: Number.POSITIVE_INFINITY };
  const ground = rings.map((ring) => ring.map((corner) => seenFrom(origin, lonLatOf(corner))));
  const legs = legsOf(way, origin);
  const inside = legs.flatMap((leg) => insideOf(leg, ground).map((part) => ({ leg, part })));
  const [first] = inside;
  if (!first) return { entersM: null, insideM: 0, gapM: Math.min(...legs.map((leg) => gapOf(leg, ground))) };
  return {
    entersM: first.leg.atM + first.part[0] * first.leg.lengthM,
    insideM: inside.reduce((sum, { leg, part: [start, end] }) => sum + (end - start) * leg.lengthM, 0),
    gapM: 0,
  };
}

function legsOf(way: readonly LonLat[], origin: LonLat): readonly Leg[] {
  const ends = way.length > 1 ? way.slice(1) : way;
  let atM = 0;
  return ends.map((end, index) => {
    const start = way[index] ?? end;
    const lengthM = metres(start, end);
    atM += lengthM;
    return { from: seenFrom(origin, start), to: seenFrom(origin, end), atM: atM - lengthM, lengthM };
  });
}

/** Which parts of a leg, from 0 to 1, are inside. */
function insideOf({ from, to, lengthM }: Leg, rings: readonly Ring[]): readonly (readonly [number, number])[] {
  if (lengthM === 0) return isInside(from, rings) ? [[0, 0]] : [];
  const cuts = [0, ...cutsOf(from, to, rings), 1].toSorted((one, other) => one - other);
  const parts = cuts.slice(1).map((end, index) => [cuts[index] ?? 0, end] as const);
  return parts.filter(([start, end]) => {
    const middle = (start + end) / 2;
    return isInside([between(from[0], to[0], middle), between(from[1], to[1], middle)], rings);
  });
}

const between = (from: number, to: number, part: number) => from + (to - from) * part;

/** At which parts of a leg it crosses an edge. */
function cutsOf(from: Xy, to: Xy, rings: readonly Ring[]): readonly number[] {
  const cuts: number[] = [];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  forEdges(rings, (a, b) => {
    const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
    const turn = dx * ey - dy * ex;
    if (turn === 0) return;
    const along = ((a[0] - from[0]) * ey - (a[1] - from[1]) * ex) / turn;
    const edge = ((a[0] - from[0]) * dy - (a[1] - from[1]) * dx) / turn;
    if (along > 0 && along < 1 && edge >= 0 && edge <= 1) cuts.push(along);
  });
  return cuts;
}

/** In an odd number of rings. */
export function isInside([x, y]: Xy, rings: readonly Ring[]): boolean {
  let inside = false;
  forEdges(rings, (a, b) => {
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  });
  return inside;
}

function gapOf({ from, to }: Leg, rings: readonly Ring[]): number {
  let gap = Number.POSITIVE_INFINITY;
  forEdges(rings, (a, b) => {
    gap = Math.min(gap, toEdge(from, a, b), toEdge(to, a, b), toEdge(a, from, to), toEdge(b, from, to));
  });
  return gap;
}

/** From a point to an edge. */
export function toEdge([x, y]: Xy, [ax, ay]: Xy, [bx, by]: Xy): number {
  const [ex, ey] = [bx - ax, by - ay];
  const square = ex * ex + ey * ey;
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / square));
  return Math.hypot(x - ax - part * ex, y - ay - part * ey);
}

function forEdges(rings: readonly Ring[], each: (a: Xy, b: Xy) => void): void {
  for (const ring of rings)
    for (let index = 1; index < ring.length; index += 1) {
      const [a, b] = [ring[index - 1], ring[index]];
      if (a && b) each(a, b);
    }
}
