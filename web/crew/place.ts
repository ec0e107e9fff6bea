/** Where the phone is, as its bearer lets it say; null when it does not know within eight seconds. */
import type { Place } from './model';

const LONGEST_MS = 8_000;
/** Browsers count their own time only from the bearer's yes; nobody waits for an answer that may never come. */
const UNASKED_MS = 12_000;
const NEW_ENOUGH_MS = 60_000;

/** A place, and how far off it may be. */
export type Fix = { readonly place: Place; readonly accuracyM: number };

export const whereAmI = async (): Promise<Place | null> => (await fix())?.place ?? null;

export function fix(): Promise<Fix | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    setTimeout(() => resolve(null), UNASKED_MS);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ place: { lon: coords.longitude, lat: coords.latitude }, accuracyM: Math.round(coords.accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: NEW_ENOUGH_MS },
    );
  });
}
