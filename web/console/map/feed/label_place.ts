/** Where a name stands in an area: at the middle of the widest of some cuts through its largest part. Pure. */
import type { Position } from 'geojson';

type Rings = readonly (readonly Position[])[];

const CUTS = 7;

export function labelPlace(parts: readonly Rings[]): Position | null {
  const largest = [...parts].sort((one, other) => areaOf(other[0] ?? []) - areaOf(one[0] ?? []))[0];
  const outer = largest?.[0];
  if (!largest || !outer || outer.length < 4) return null;
  const lats = outer.map(([, lat = 0]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best: { place: Position; width: number } | null = null;
  for (let cut = 1; cut <= CUTS; cut += 1) {
    // Off the middle by a hair, so that no cut runs along an edge of a box.
    const lat = south + ((north - south) * (cut + 0.003)) / (CUTS + 1);
    const found = widest(largest, lat);
    // The middle is liked better than what is only a little wider.
    const liked = found && found.width * (1 - Math.abs(cut / (CUTS + 1) - 0.5));
    if (found && liked !== null && (best === null || liked > best.width)) best = { place: found.place, width: liked };
  }
  return best?.place ?? outer[0] ?? null;
}

/** The widest piece of a parallel that lies inside, holes left out. */
function widest(rings: Rings, lat: number): { place: Position; width: number } | null {
  const lons = rings.flatMap((ring) => crossings(ring, lat)).sort((one, other) => one - other);
  let best: { place: Position; width: number } | null = null;
  for (let at = 0; at + 1 < lons.length; at += 2) {
    const [west = 0, east = 0] = [lons[at], lons[at + 1]];
    if (best === null || east - west > best.width) best = { place: [(west + east) / 2, lat], width: east - west };
  }
  return best;
}

function crossings(ring: readonly Position[], lat: number): readonly number[] {
  return ring.flatMap(([x1 = 0, y1 = 0], at) => {
    const [x0 = 0, y0 = 0] = ring[at === 0 ? ring.length - 1 : at - 1] ?? [];
    return y0 > lat === y1 > lat ? [] : [x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)];
  });
}

function areaOf(ring: readonly Position[]): number {
  return Math.abs(
    ring.reduce((sum, [x1 = 0, y1 = 0], at) => {
      const [x0 = 0, y0 = 0] = ring[at === 0 ? ring.length - 1 : at - 1] ?? [];
      return sum + x0 * y1 - x1 * y0;
    }, 0),
  );
}
