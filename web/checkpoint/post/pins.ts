/** How often a PIN may be wrong. Pure; the tries are kept, so that a reload forgives none. */
import wire from '../../../credentials/wire.json';
import type { PinTries } from '../store/database';

const { tries: MOST, wait_s: WAIT_S } = wire.pin;

export const NONE: PinTries = { wrong: 0, untilMs: 0 };

/** Seconds until the next PIN is looked at. A wait longer than there can be means that the clock was set back. */
export function waitS(tries: PinTries, nowMs: number): number {
  const left = Math.ceil((tries.untilMs - nowMs) / 1000);
  return left <= 0 ? 0 : Math.min(left, WAIT_S);
}

/** The same, with no longer wait than there can be: kept, it runs down from now on. */
export function righted(tries: PinTries, nowMs: number): PinTries {
  const latest = nowMs + WAIT_S * 1000;
  return tries.untilMs > latest ? { ...tries, untilMs: latest } : tries;
}

export function missed(tries: PinTries, nowMs: number): PinTries {
  const wrong = tries.wrong + 1;
  return wrong < MOST ? { wrong, untilMs: 0 } : { wrong: 0, untilMs: nowMs + WAIT_S * 1000 };
}
