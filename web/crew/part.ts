/** What goes on beside the permits, with a memory of its own: the crew page tells it, and it tells whoever looks. */
import type { Trouble } from '../shared/ask';
import type { Kept } from './model';

export interface Part {
  /** After each talk with the server: what is kept, and what went wrong. */
  talked(kept: Kept | null, trouble: Trouble | null): Promise<void>;
  /** Somebody signed out: nothing stays. Only what needs no network; it is waited for. */
  erase(): Promise<void>;
}

/** Something that is looked at by views. */
export class Told<S> {
  private readonly listeners = new Set<() => void>();

  constructor(public state: S) {}

  listen = (hear: () => void): (() => void) => {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  };

  protected tell(changes: Partial<S>): void {
    this.state = { ...this.state, ...changes };
    for (const hear of this.listeners) hear();
  }
}
