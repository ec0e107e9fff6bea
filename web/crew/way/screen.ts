/** From the ground to a small drawing, north up. Pure. */
import { type LonLat, seenFrom, type Xy } from './measure';

export const WIDE = 360;
export const HIGH = 300;
/** A drawing of one place shows its street. */
const LEAST_M = 500;
const MARGIN = 1.25;

export type Screen = {
  readonly on: (place: LonLat) => Xy;
  /** How many metres a unit of the drawing is. */
  readonly unitM: number;
};

export function screenOf(places: readonly LonLat[], leastM = LEAST_M): Screen {
  const [first = { lon: 0, lat: 0 }] = places;
  const seen = places.map((place) => seenFrom(first, place));
  const [west, east] = span(seen.map(([x]) => x));
  const [south, north] = span(seen.map(([, y]) => y));
  const unitM = Math.max(((east - west) * MARGIN) / WIDE, ((north - south) * MARGIN) / HIGH, (2 * leastM) / HIGH);
  const [midX, midY] = [(west + east) / 2, (south + north) / 2];
  return {
    unitM,
    on: (place) => {
      const [x, y] = seenFrom(first, place);
      return [WIDE / 2 + (x - midX) / unitM, HIGH / 2 - (y - midY) / unitM];
    },
  };
}

const span = (values: readonly number[]) => [Math.min(0, ...values), Math.max(0, ...values)] as const;

/** A round length for the scale, about a third of the drawing. */
export function scaleOf({ unitM }: Screen): { readonly metres: number; readonly units: number } {
  const most = (unitM * WIDE) / 3;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((one) => one <= most) ?? power;
  return { metres, units: metres / unitM };
}

export const pathOf = (points: readonly Xy[], isClosed: boolean): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') +
  (isClosed ? 'Z' : '');
