/** Seeded numbers (mulberry32), so that a case that disagrees can be made again. */
export class Dice {
  constructor(private state: number) {}

  /** 0 <= number < 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** 0 <= number < most. */
  below(most: number): number {
    return Math.floor(this.roll() * most);
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  pick<T>(several: readonly T[]): T {
    return several[this.below(several.length)] as T;
  }

  /** Each of them or not, in their order. */
  some<T>(several: readonly T[]): readonly T[] {
    return several.filter(() => this.chance(0.5));
  }

  hex(bytes: number): string {
    return Array.from({ length: 2 * bytes }, () => this.below(16).toString(16)).join('');
  }
}
