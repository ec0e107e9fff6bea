/**
 * What is half written or half chosen. It outlives another order, another tab and a push, and a page that the phone put away while
 * its camera was open. It goes with what it became, or with its bearer.
 */
import type { Memory } from './store';

const KEY = 'draft ';

export class Drafts {
  private readonly held = new Map<string, unknown>();

  constructor(private readonly memory: Memory) {}

  async load(): Promise<void> {
    const mine = IDBKeyRange.bound(KEY, `${KEY}\uffff`);
    const [keys, values] = await Promise.all([
      this.memory.getAllKeys('things', mine),
      this.memory.getAll('things', mine),
    ]);
    for (const [place, key] of keys.entries()) this.held.set(key.slice(KEY.length), values[place]);
  }

  get(place: string): unknown {
    return this.held.get(place);
  }

  /** A phone that is full keeps it for as long as the page is open. */
  put(place: string, value: unknown): void {
    this.held.set(place, value);
    void this.memory.put('things', value, KEY + place).catch(() => null);
  }

  drop(place: string): void {
    this.held.delete(place);
    void this.memory.delete('things', KEY + place).catch(() => null);
  }

  /** With everything of whoever signed out; the memory is erased apart from this. */
  forget(): void {
    this.held.clear();
  }
}
