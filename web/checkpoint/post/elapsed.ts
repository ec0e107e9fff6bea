/** Seconds that go by, also while the phone sleeps and over a reload of the page. */

/** What a count goes on from in another life of the page. */
export type KeptCount = { readonly seconds: number; readonly wall: number };

/** Beyond this the two clocks have parted: the monotonic one slept, or somebody set the other. */
const PARTED_S = 1;
/** So much the wall clock may add at once: a sleep is counted, a calendar set by days is not. */
const MOST_S = 3_600;

const within = (seconds: number): number => Math.min(Math.max(0, seconds), MOST_S);

/**
 * The monotonic clock stands still in sleep, and the wall clock can be set: of each step the larger counts, and never
 * less than nothing.
 */
export class Elapsed {
  private seconds = 0;
  private last: { readonly wall: number; readonly monotonic: number };

  constructor(
    private readonly wall: () => number = () => Date.now() / 1000,
    private readonly monotonic: () => number = () => performance.now() / 1000,
  ) {
    this.last = this.clocks();
  }

  read(): number {
    const now = this.clocks();
    const [awake, slept] = [now.monotonic - this.last.monotonic, within(now.wall - this.last.wall)];
    this.seconds += slept - awake > PARTED_S ? slept : awake;
    this.last = now;
    return this.seconds;
  }

  kept(): KeptCount {
    return { seconds: this.read(), wall: this.last.wall };
  }

  /** Go on from a count of before; the time since then is told by the wall clock alone. */
  resume({ seconds, wall }: KeptCount): void {
    this.last = this.clocks();
    this.seconds = seconds + within(this.last.wall - wall);
  }

  private clocks(): { wall: number; monotonic: number } {
    return { wall: this.wall(), monotonic: this.monotonic() };
  }
}
