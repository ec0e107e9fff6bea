/**
 * Lengths in a province, EPSG:4326 lon/lat to metres: an equirectangular projection about the place itself. Within 100 km it is
 * some tenths of a per cent off, which is less than any road is from a straight line.
 */
export type LonLat = { readonly lon: number; readonly lat: number };
export type Xy = readonly [number, number];

const RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres east and north of a place. */
export function seenFrom(here: LonLat, there: LonLat): Xy {
  const shrink = Math.cos(((here.lat + there.lat) / 2) * RADIANS);
  return [(there.lon - here.lon) * RADIANS * RADIUS_M * shrink, (there.lat - here.lat) * RADIANS * RADIUS_M];
}

export const metres = (here: LonLat, there: LonLat): number => Math.hypot(...seenFrom(here, there));

/** Along a line, in metres. */
export const lengthOf = (line: readonly LonLat[]): number =>
  line.reduce((sum, place, index) => sum + (index === 0 ? 0 : metres(line[index - 1] ?? place, place)), 0);
