/** The phone's own clocks. What they make of the time is shared/credential/clock's to say. */
import type { Contact, Reading } from '../../shared/credential/clock';
import type { Clock } from '../../shared/verdict/model';

export type { Contact, Reading };
/** `looseS`: by how much more than usual the answer of a slow network can be off, in whole seconds. */
export type HeldContact = Contact & { readonly looseS?: number };

/** Beyond this the monotonic clock has slept, or somebody set the wall clock. */
const JUMP_S = 5;

/**
 * A monotonic clock stands still while a phone sleeps, and would then make an ended permit look alive. Where it and the
 * wall clock part, this life of the page counts as another one: the time is then told by the wall clock, and less exactly.
 */
export class DeviceClock {
  private life: Reading;

  constructor(
    private readonly wall: () => number = () => Date.now() / 1000,
    private readonly monotonic: () => number = () => performance.now() / 1000,
  ) {
    this.life = this.begun();
  }

  read(): Reading {
    const [wall, monotonic] = [this.wall(), this.monotonic()];
    const parted = Math.abs(wall - this.life.wall - (monotonic - this.life.monotonic));
    if (parted > JUMP_S) this.life = this.begun();
    return { wall, monotonic, boot: this.life.boot };
  }

  private begun(): Reading {
    const boot = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');
    return { wall: this.wall(), monotonic: this.monotonic(), boot };
  }
}

/** An answer that was signed somewhere between sending and receiving; null when it took too long to set a clock by. */
export function between(sent: Reading, received: Reading, serverAt: number): HeldContact | null {
  const tripS = received.monotonic - sent.monotonic;
  if (sent.boot !== received.boot || tripS > LONGEST_TRIP_S) return null;
  const middle = (one: number, other: number) => (one + other) / 2;
  const device = {
    boot: sent.boot,
    wall: middle(sent.wall, received.wall),
    monotonic: middle(sent.monotonic, received.monotonic),
  };
  return tripS > USUAL_TRIP_S
    ? { serverAt, device, looseS: Math.ceil((tripS - USUAL_TRIP_S) / 2) }
    : { serverAt, device };
}

/** The answer of a slow network does not replace a closer one of this life that is still fresh. */
export function isCloser(fresh: HeldContact, held: HeldContact | null): boolean {
  if (!fresh.looseS || !held || held.device.boot !== fresh.device.boot) return true;
  const ageS = fresh.device.monotonic - held.device.monotonic;
  return fresh.looseS <= (held.looseS ?? 0) || ageS > FRESH_S;
}

/** A clock as an interval that also holds what a slow answer leaves open. */
export function loosened({ earliest, latest }: Clock, looseS: number, highWater: number): Clock {
  if (latest === null) return { earliest, latest };
  return { earliest: Math.max(highWater, earliest - looseS), latest: latest + looseS };
}

/** The second that shared/credential/clock allows on either side. */
const USUAL_TRIP_S = 2;
const LONGEST_TRIP_S = 30;
const FRESH_S = 3_600;
