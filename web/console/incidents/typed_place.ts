/** A place as somebody types or pastes it, in either order. Pure; EPSG:4326. */
import type { LonLat } from '../map/stage';

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Two numbers with a comma, a semicolon or a space between them.
 *
 * In Việt Nam a longitude is over 100 and a latitude never over 90: whichever of the two it is, it says which is which.
 * Null where that cannot be told.
 */
export function typedPlace(words: string): LonLat | null {
  const parts = words.trim().split(/\s*[;\s]\s*|\s*,\s+|\s*,(?=[+-]?\d+\.)/);
  if (parts.length !== 2 || !parts.every((part) => NUMBER.test(part))) return null;
  const [first = 0, second = 0] = parts.map(Number);
  if (isLon(first) && isLat(second)) return [first, second];
  if (isLon(second) && isLat(first)) return [second, first];
  return null;
}

const isLon = (degrees: number): boolean => degrees > 90 && degrees <= 180;
const isLat = (degrees: number): boolean => Math.abs(degrees) <= 90;

export const writtenPlace = ([lon, lat]: LonLat): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
