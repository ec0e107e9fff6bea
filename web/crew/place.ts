/** Where the phone is, as its bearer lets it say; null when it does not know within eight seconds. */
import type { Place } from './model';

const LONGEST_MS = 8_000;
/** Browsers count their own time only from the bearer's yes; nobody waits for an answer that may never come. */
const UNASKED_MS = 12_000;
const NEW_ENOUGH_MS = 60_000;

export function whereAmI(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    setTimeout(() => resolve(null), UNASKED_MS);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: NEW_ENOUGH_MS },
    );
  });
}
