/**
 * What time it is at a post, as an interval that holds the truth. Pure: the readings come in. Seconds UTC;
 * `monotonic` is a clock that only runs while the page lives (`boot` names that life). The twin of verdict/clock.py.
 */
import type { Clock } from '../verdict/model';
import { wire } from './wire';

/** The device's own clocks at one moment, in seconds. */
export type Reading = { readonly wall: number; readonly monotonic: number; readonly boot: string };
/** The last signed server time, and the device's clocks when it came. */
export type Contact = { readonly serverAt: number; readonly device: Reading };

const DRIFT = wire.clock.drift_ppm / 1_000_000;

/** Nothing is trusted without a contact, nor what lies before the high-water mark. */
export function now(contact: Contact | null, device: Reading, highWater: number): Clock {
  if (contact === null) return { earliest: highWater, latest: null };
  if (device.boot === contact.device.boot) {
    const age = Math.max(0, device.monotonic - contact.device.monotonic);
    return interval(contact.serverAt + age, 1 + DRIFT * age, highWater);
  }
  const age = device.wall - contact.device.wall;
  if (!(age >= 0 && age <= wire.clock.trusted_age_s)) return { earliest: highWater, latest: null };
  return interval(contact.serverAt + age, wire.clock.reload_s + DRIFT * age, highWater);
}

function interval(middle: number, within: number, highWater: number): Clock {
  const latest = Math.ceil(middle + within);
  if (!(latest >= highWater)) return { earliest: highWater, latest: null };
  return { earliest: Math.max(Math.floor(middle - within), highWater), latest };
}

/** The mark after this reading; it never goes back. */
export function risen(highWater: number, clock: Clock): number {
  return Math.max(highWater, clock.earliest);
}
