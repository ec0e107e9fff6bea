/** The phone's own clocks. What they make of the time is shared/credential/clock's to say. */
import type { Contact, Reading } from '../../shared/credential/clock';

export type { Contact, Reading };

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

/** The moment between sending and receiving, as a reading; null when the answer took too long to set a clock by. */
export function between(sent: Reading, received: Reading): Reading | null {
  if (sent.boot !== received.boot || received.monotonic - sent.monotonic > LONGEST_TRIP_S) return null;
  return {
    boot: sent.boot,
    wall: (sent.wall + received.wall) / 2,
    monotonic: (sent.monotonic + received.monotonic) / 2,
  };
}

const LONGEST_TRIP_S = 2;
