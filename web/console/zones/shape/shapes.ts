/** Shapes in the plane of lon/lat, EPSG:4326: circles, boxes, sizes, parts. Pure. */
import type { Position } from 'geojson';
import type { Box, LonLat } from '../../map/stage';
import type { Area } from '../model';

const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
const CORNERS = 64;
/** As the server writes them: a centimetre. */
const DECIMALS = 1e7;

const rounded = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres of one degree at a latitude: along the meridian, and along the parallel. On the ellipsoid. */
function metresOfADegree(lat: number): { north: number; east: number } {
  const bent = 1 - ECCENTRICITY_2 * Math.sin(radians(lat)) ** 2;
  const meridian = (SEMI_MAJOR_M * (1 - ECCENTRICITY_2)) / bent ** 1.5;
  const across = (SEMI_MAJOR_M / Math.sqrt(bent)) * Math.cos(radians(lat));
  return { north: radians(1) * meridian, east: radians(1) * across };
}

/**
 * Every corner lies `radiusM` metres on the ellipsoid from the centre, to a millimetre at 300 m and half a metre at 5 km: a hamlet, not a province.
 *
 * The ring is counter-clockwise and closed.
 */
export function circle([lon, lat]: LonLat, radiusM: number, corners = CORNERS): Area {
  const ring = Array.from({ length: corners }, (_, at): Position => {
    const turn = (2 * Math.PI * at) / corners;
    const north = (radiusM * Math.sin(turn)) / metresOfADegree(lat).north;
    // Halfway there the parallel has the length that counts.
    const east = (radiusM * Math.cos(turn)) / metresOfADegree(lat + north / 2).east;
    return [rounded(lon + east), rounded(lat + north)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

export const partsOf = (area: Area): readonly Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

export function areaOf(parts: readonly Position[][][]): Area | null {
  const exact = parts.map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [rounded(lon), rounded(lat)])),
  );
  if (exact.length === 0) return null;
  const [only] = exact;
  return exact.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: exact };
}

export const cornersOf = (area: Area): number =>
  partsOf(area).reduce((sum, rings) => sum + rings.reduce((corners, ring) => corners + ring.length - 1, 0), 0);

export function boxOf(area: Area): Box {
  const outer = partsOf(area).flatMap((rings) => rings[0] ?? []);
  const [lons, lats] = [outer.map(([lon = 0]) => lon), outer.map(([, lat = 0]) => lat)];
  const least = (all: number[]) => all.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = (all: number[]) => all.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  return [least(lons), least(lats), most(lons), most(lats)];
}

/** Middle of the box: to look at, not to judge by. */
export const middleOf = (area: Area): LonLat => {
  const [west, south, east, north] = boxOf(area);
  return [(west + east) / 2, (south + north) / 2];
};

/** About how large, holes taken away: the plane at the shape's middle. */
export function squareKm(area: Area): number {
  const { north, east } = metresOfADegree(middleOf(area)[1]);
  const of = (ring: Position[]) =>
    Math.abs(
      ring.reduce((sum, [lon = 0, lat = 0], at) => {
        const [nextLon = 0, nextLat = 0] = ring[(at + 1) % ring.length] ?? [];
        return sum + lon * nextLat - nextLon * lat;
      }, 0) / 2,
    );
  const degrees = partsOf(area).reduce(
    (sum, [outer = [], ...holes]) => sum + of(outer) - holes.reduce((all, hole) => all + of(hole), 0),
    0,
  );
  return (degrees * north * east) / 1e6;
}
