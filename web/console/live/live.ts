/**
 * One subscription with a cursor: whoever shows something hears what happened to it, each event once and none left out.
 *
 * After a lost socket it goes on behind the last event. Where the server cannot, what is shown is loaded anew, and `gaps`
 * counts that it was.
 */
import {
  EVENTS,
  isHarmless,
  type LiveEvent,
  type LivePosition,
  type LiveStatus,
  POSITIONS,
  type Reset,
  readEvent,
  readPositions,
} from './model';
import type { Follow } from './socket';

export type LiveState = {
  readonly status: LiveStatus;
  /** When something was heard last, by this machine's clock. */
  readonly heardMs: number | null;
  readonly gaps: number;
};

export type Rest = { readonly wait: (ms: number) => Promise<void>; readonly nowMs: () => number };

/** Waiting ends early when the machine is back in a network. */
const untilOnline = (ms: number): Promise<void> =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });

const SHORTEST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait before the n-th try in a row, somewhat by chance so that not all consoles come at once. */
export const pauseMs = (tries: number, chance: number): number =>
  Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(tries, 10)) * (0.5 + chance / 2);

type Hear<T> = (told: T) => void;

export class Live {
  state: LiveState = { status: 'connecting', heardMs: null, gaps: 0 };
  private readonly eventHearers = new Set<Hear<readonly LiveEvent[]>>();
  private readonly positionHearers = new Set<Hear<readonly LivePosition[]>>();
  private readonly resetHearers = new Set<() => void>();
  private readonly stateHearers = new Set<() => void>();
  private waiting: LiveEvent[] = [];

  constructor(
    private cursor: string | null,
    private readonly isSignedOut: (fault: unknown) => boolean,
    private readonly rest: Rest = { wait: untilOnline, nowMs: Date.now },
  ) {}

  /** Events as they come; those that come together are told together. */
  onEvents = (hear: Hear<readonly LiveEvent[]>): (() => void) => listened(this.eventHearers, hear);
  /** Positions that are new, at most once a second. */
  onPositions = (hear: Hear<readonly LivePosition[]>): (() => void) => listened(this.positionHearers, hear);
  /** Something was missed: load anew what is shown. */
  onReset = (hear: () => void): (() => void) => listened(this.resetHearers, hear);
  onState = (hear: () => void): (() => void) => listened(this.stateHearers, hear);

  /** Follow until what is returned is called; then it may be run again. `withPositions`: also where crews are. */
  run(follow: Follow, withPositions: boolean): () => void {
    const ended = new AbortController();
    this.tell({ status: 'connecting' });
    void this.lane((signal) => this.events(follow, signal), true, ended.signal);
    if (withPositions) void this.lane((signal) => this.positions(follow, signal), false, ended.signal);
    return () => ended.abort();
  }

  private async lane(
    once: (signal: AbortSignal) => Promise<void>,
    isMain: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      const began = this.rest.nowMs();
      const fault = await once(signal).then(
        () => null,
        (why: unknown) => why ?? 'closed',
      );
      if (signal.aborted) return;
      if (fault !== null && this.isSignedOut(fault)) {
        this.tell({ status: 'signed-out' });
        return;
      }
      if (fault !== null && isMain) this.tell({ status: 'lost' });
      if (this.rest.nowMs() - began > LONGEST_MS) tries = 0;
      await this.rest.wait(pauseMs(tries, Math.random()));
    }
  }

  /** Until the socket closes, or the server says where to begin anew. */
  private events(follow: Follow, signal: AbortSignal): Promise<void> {
    return follow(EVENTS, { after: this.cursor }, (data) => this.heard(readEvent(data)), signal);
  }

  private heard(told: LiveEvent | Reset): void {
    this.cursor = told.cursor;
    if ('reason' in told) {
      if (!isHarmless(told.reason)) this.reset();
      return;
    }
    this.tell({ status: 'live', heardMs: this.rest.nowMs() });
    this.waiting.push(told);
    if (this.waiting.length === 1) queueMicrotask(() => this.pass());
  }

  private pass(): void {
    const told = this.waiting;
    this.waiting = [];
    for (const hear of this.eventHearers) heard(hear, told);
  }

  private reset(): void {
    this.tell({ gaps: this.state.gaps + 1 });
    for (const hear of this.resetHearers) heard(hear, undefined);
  }

  private positions(follow: Follow, signal: AbortSignal): Promise<void> {
    const hear = (told: readonly LivePosition[] | Reset) => {
      if ('reason' in told) return;
      this.tell({ heardMs: this.rest.nowMs() });
      for (const each of this.positionHearers) heard(each, told);
    };
    return follow(POSITIONS, {}, (data) => hear(readPositions(data)), signal);
  }

  /** The socket is open and acknowledged. */
  connected(): void {
    this.tell({ status: 'live', heardMs: this.rest.nowMs() });
  }

  private tell(changes: Partial<LiveState>): void {
    const before = this.state;
    this.state = { ...before, ...changes };
    for (const hear of this.stateHearers) hear();
  }
}

/** One that fails keeps nothing from the others, and nothing from what is told after it. */
function heard<T>(hear: Hear<T>, told: T): void {
  try {
    hear(told);
  } catch (fault) {
    reportError(fault);
  }
}

function listened<T>(hearers: Set<T>, hear: T): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
