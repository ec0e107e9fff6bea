/** The post: what it holds, and whom it tells of changes. What it does stands in the modules beside this one. */
import { now, risen } from '../../shared/credential/clock';
import type { Bundle } from '../../shared/credential/model';
import type { Parts } from '../../shared/credential/parts';
import type { Clock, Passage } from '../../shared/verdict/model';
import type { Device, Encounter } from '../model';
import { NOBODY, type Notice, type State } from '../model';
import type { Answered } from '../net/desk';
import type { File, Greeting } from '../net/files';
import type { Failure } from '../net/graphql';
import type { Send } from '../net/hand_in';
import { type Enrolling, exchange, isClosed, isFull, keep, type Memory, openMemory } from '../store/database';
import { prune } from '../store/queue';
import { type DeviceClock, type HeldContact, loosened } from './clock';
import { Elapsed } from './elapsed';
import type { Held } from './held';
import type { Refer } from './refer';

/** Everything that needs a network. */
export type Net = {
  readonly enrol: (wish: Enrolling) => Promise<Device | Failure>;
  readonly self: (device: Device) => Promise<Pick<Device, 'confirmed' | 'place' | 'label'> | Failure>;
  readonly fetchFile: (address: string, etag: string | null, greeting: Greeting) => Promise<File>;
  readonly fetchTime: (nonce: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly sendWith: (token: string) => Send;
  readonly callDesk: (
    device: Device,
    encounter: Encounter,
    refer: Refer,
    id: string,
    way: Passage | null,
  ) => Promise<boolean>;
  readonly answerOf: (device: Device, id: string) => Promise<Answered | null>;
};

const KEPT_EVERY_S = 60;

export class Post {
  state: State = NOBODY;
  contact: HeldContact | null = null;
  highWater = 0;
  parts: Parts | null = null;
  /** The bundle of memory, opened; of the stamp that memory had. */
  held: { readonly stamp: string; readonly held: Held } | null = null;
  /** The text of the last news that was put on: seen once more it is nothing older. */
  newsTaken = '';
  /** What else stood on the picture: judged one after the other. */
  next: readonly string[] = [];
  /** Settles when the party before the officer is kept as it stands now. */
  kept: Promise<unknown> = Promise.resolve();
  /** By the page's clock in milliseconds: until then a tap was meant for the screen before. */
  quietUntilMs = 0;
  /** A party is being judged: no second one comes before it. */
  isMeeting = false;
  /** A second tap must not write a second check. */
  isRecording = false;
  /** Tells the loop of contacts to look now. */
  poke: () => void = () => undefined;
  /** The same for somebody who waits for it: at once, however often it failed before. */
  lookNow: () => void = () => undefined;
  private keptWater = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(
    public memory: Memory,
    readonly net: Net,
    readonly clock: DeviceClock,
    /** Tells the other tabs that the memory has changed. */
    readonly tellOthers: () => void = () => undefined,
    /** What the ten minutes of a REFER are counted by. */
    readonly elapsed = new Elapsed(),
  ) {}

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  say(key: string, parameters: Notice['parameters'] = {}): void {
    this.set({ notice: { key, parameters } });
  }

  get bundle(): Bundle | null {
    return this.state.bundle?.valid ? this.state.bundle : null;
  }

  /** What changes the bundle, one after the other: it takes a while to open, and others come meanwhile. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** What time it is; the mark below which it never falls goes up with it. */
  now(): Clock {
    const usual = now(this.contact, this.clock.read(), this.highWater);
    const clock = loosened(usual, this.contact?.looseS ?? 0, this.highWater);
    this.raise(risen(this.highWater, clock));
    return clock;
  }

  /** The newest instant that something held was signed at: unlike the mark, no clock of this phone has a say in it. */
  get signedAt(): number {
    return Math.max(this.bundle?.issuedAt ?? 0, this.state.sheet?.issuedAt ?? 0);
  }

  /** Set by the server: a mark that this phone's own wrong clock had raised comes down to what was signed. */
  async setBy(contact: HeldContact): Promise<void> {
    [this.contact, this.highWater, this.keptWater] = [contact, this.signedAt, this.signedAt];
    const { highWater } = this;
    await this.write(() => exchange(this.memory, { contact, highWater }));
  }

  /** The mark as memory has it, where this or another tab has set it. */
  markAt(instant: number): void {
    [this.highWater, this.keptWater] = [instant, instant];
  }

  /** Something signed was made at this instant: it is not earlier. */
  raise(instant: number): void {
    this.highWater = Math.max(this.highWater, instant);
    if (this.highWater - this.keptWater < KEPT_EVERY_S) return;
    this.keptWater = this.highWater;
    void this.write(() => keep(this.memory, 'highWater', this.highWater));
  }

  /**
   * Write; where nothing more fits, drop what is receipted and try again; where the browser has closed the memory, open it
   * again; else say so. True when it is written.
   */
  async write(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
    } catch (fault) {
      if (isClosed(fault)) return this.writeAfterOpening(work);
      if (!isFull(fault)) throw fault;
      return this.writeAfterPruning(work);
    }
    if (this.state.storageFull || this.state.memoryLost) this.set({ storageFull: false, memoryLost: false });
    this.tellOthers();
    return true;
  }

  private async writeAfterOpening(work: () => Promise<unknown>): Promise<boolean> {
    try {
      this.memory = await openMemory(this.memory.name);
      await work();
    } catch {
      this.set({ memoryLost: true });
      return false;
    }
    this.set({ memoryLost: false });
    this.tellOthers();
    return true;
  }

  private async writeAfterPruning(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await prune(this.memory, 0);
      await work();
    } catch (fault) {
      if (!isFull(fault)) throw fault;
      this.set({ storageFull: true });
      return false;
    }
    this.tellOthers();
    return true;
  }
}
