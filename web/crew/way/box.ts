/** Around what the ground is kept. Pure. */
import type { LonLat } from './measure';
import type { Box, Goal, Issued } from './model';

/** About 4 km beyond the last place: a detour is still on the drawing. */
const MARGIN_DEG = 0.04;

/** Null: nobody knows where the crew goes. */
export function boxAround(places: readonly LonLat[]): Box | null {
  if (places.length === 0) return null;
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  return {
    west: Math.min(...lons) - MARGIN_DEG,
    south: Math.min(...lats) - MARGIN_DEG,
    east: Math.max(...lons) + MARGIN_DEG,
    north: Math.max(...lats) + MARGIN_DEG,
  };
}

export const isWithin = ({ west, south, east, north }: Box, { lon, lat }: LonLat): boolean =>
  west <= lon && lon <= east && south <= lat && lat <= north;

/** Every place that the night is about. */
export const placesOf = (goals: readonly Goal[], issued: Readonly<Record<string, Issued>>): readonly LonLat[] => [
  ...goals.flatMap(({ stops, route }) => [...stops, ...route]),
  ...Object.values(issued).flatMap(({ places, route }) => [...places, ...route]),
];
