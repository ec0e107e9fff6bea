/** What a crew member types: a place as maps write it, days. Pure. */
import type { Declaration, Place } from '../model';

/** Latitude and longitude in either order, as a map on a phone copies them; null for anything that is not in Việt Nam. */
export function placeTyped(typed: string): Place | null {
  const commas = /^\s*(\d+),(\d+)[\s;]+(\d+),(\d+)\s*$/.exec(typed);
  const plain = commas ? `${commas[1]}.${commas[2]} ${commas[3]}.${commas[4]}` : typed;
  const numbers = /^\s*(\d+(?:\.\d+)?)[°\s,;NE]+(\d+(?:\.\d+)?)[°\s,;NE]*$/i.exec(plain);
  if (!numbers) return null;
  const [lat, lon] = [Number(numbers[1]), Number(numbers[2])].toSorted((one, other) => one - other);
  const isHere = lat !== undefined && lon !== undefined && lat >= 8 && lat <= 24 && lon >= 102 && lon <= 110;
  return isHere ? { lon, lat } : null;
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
const DAY_MS = 86_400_000;

/** `2021-09-15`, in Việt Nam. */
export const dayOf = (ms: number): string => DAY.format(new Date(ms));
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** `15/9/2021` as people write it. */
export const dayWords = (day: string): string => day.split('-').map(Number).toReversed().join('/');

export type HealthStanding = 'none' | 'over' | 'soon' | 'fine';

/** The last day counts whole; the day before it is time to declare anew. */
export function healthStanding(health: Declaration | null, nowMs: number): HealthStanding {
  if (health === null) return 'none';
  const today = dayOf(nowMs);
  if (today > health.validUntil) return 'over';
  return daysAfter(today, 1) >= health.validUntil ? 'soon' : 'fine';
}
