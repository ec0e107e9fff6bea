/** The page's state, and everything that can be done on it. One loading at a time; what is shown is what is kept. */
import type { Trouble } from '../shared/ask';
import type { Language } from '../shared/language';
import { type SignedIn, signInBy } from '../shared/session';
import { uuid } from '../shared/uuid';
import { wordsIn } from '../shared/words';
import { Drafts } from './drafts';
import { failed, load, who } from './load';
import type { Kept, LastStop, Task } from './model';
import { send } from './net';
import { sendRest, sendStops } from './outbox';
import type { Parts } from './parts';
import { whereAmI } from './place';
import { isOver, isSameStop, lettersOf, own, TAKE_BACK_MS } from './rules';
import { putAway } from './settling';
import {
  erase,
  forget,
  keepLoaded,
  keptBy,
  type Memory,
  note,
  noteAll,
  type PhotoBytes,
  placeStop,
  takeBack,
  tasks,
  thing,
} from './store';
import type { Deed } from './tasks/deed';
import type { Sending } from './tasks/task';

export type State = {
  readonly started: boolean;
  readonly kept: Kept | null;
  readonly lastStop: LastStop | null;
  readonly tasks: readonly Task[];
  /** What the last try to reach the server came to; null: all is well. */
  readonly trouble: Trouble | null;
  readonly asking: boolean;
  /** The phone did not write down what was done last. */
  readonly full: boolean;
};

const LOOK_AGAIN_MS = 60_000;
const AFTER_TROUBLE_MS = 15_000;

/** How long until the next look: sooner while something waits, soonest when it only waits to be no longer taken back. */
export function pauseMs({ tasks, kept, trouble }: Pick<State, 'tasks' | 'kept' | 'trouble'>, nowMs: number): number {
  const waiting = own(tasks, kept?.me.account ?? null).filter((task) => !isOver(task));
  if (trouble) return AFTER_TROUBLE_MS;
  if (waiting.some(({ doneMs }) => nowMs - doneMs < 2 * TAKE_BACK_MS)) return TAKE_BACK_MS;
  return waiting.length > 0 ? AFTER_TROUBLE_MS : LOOK_AGAIN_MS;
}

export class Crew {
  state: State = { started: false, kept: null, lastStop: null, tasks: [], trouble: null, asking: false, full: false };
  private readonly listeners = new Set<() => void>();
  private running: Promise<void> | null = null;
  private again = false;
  private timer = 0;
  /** What goes on beside the permits. */
  readonly parts: Parts;
  readonly drafts: Drafts;

  constructor(
    private readonly memory: Memory,
    public language: Language,
    parts: (crew: Crew) => Parts,
  ) {
    this.parts = parts(this);
    this.drafts = new Drafts(memory);
  }

  listen = (hear: () => void): (() => void) => {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  };

  async start(): Promise<void> {
    await this.drafts.load();
    await this.recall({ started: true });
    await this.refresh();
  }

  /** Send what waits, then load; asked for while it runs, it runs once more. */
  async refresh(): Promise<void> {
    this.again = this.running !== null;
    if (this.running) return this.running;
    clearTimeout(this.timer);
    this.running = this.once()
      .catch(() => this.tell({ trouble: { kind: 'failed', requestId: null }, asking: false }))
      .finally(() => {
        this.running = null;
      });
    await this.running;
    if (this.again) return this.refresh();
    this.timer = window.setTimeout(() => this.refresh(), pauseMs(this.state, Date.now()));
  }

  async signIn(login: string, password: string): Promise<SignedIn> {
    const answered = await signInBy(send, login, password, this.language);
    if (answered.kind !== 'in') return answered;
    await forget(this.memory, 'leaving');
    await this.refresh();
    return answered;
  }

  /** What was kept is gone at once; the session ends when the server hears of it. */
  async signOut(): Promise<void> {
    this.drafts.forget();
    await Promise.all([erase(this.memory), ...Object.values(this.parts).map((part) => part.erase())]);
    await this.recall({ trouble: null });
    await this.refresh();
  }

  /** Stopped: written down before anything else. A second tap soon after is the same stop, unless it is said to be another. */
  async stopped(permit: string | null, isAnother = false): Promise<void> {
    const { kept, lastStop } = this.state;
    if (!kept?.crew || (!isAnother && isSameStop(lastStop, Date.now()))) return;
    const id = uuid();
    const common = { account: kept.me.account, idempotencyKey: uuid(), doneMs: Date.now(), offsetMs: kept.offsetMs };
    const task: Task = {
      ...common,
      placedKey: uuid(),
      kind: 'STOP',
      id,
      crew: kept.crew.id,
      permit,
      place: null,
      words: '',
    };
    const seq = await this.noted(task, { id, doneMs: common.doneMs, sent: null });
    if (seq === null) return;
    setTimeout(() => this.hurry(), TAKE_BACK_MS + 100);
    void whereAmI()
      .then((place) => placeStop(this.memory, seq, place, ''))
      .then(() => this.hurry());
  }

  async takeBack(): Promise<void> {
    if (this.state.lastStop) await takeBack(this.memory, this.state.lastStop.id);
    await this.recall();
  }

  async acknowledge(letter: string): Promise<void> {
    await this.did({ kind: 'ACKNOWLEDGE', letter });
  }

  async readAll(): Promise<void> {
    const { kept } = this.state;
    const unread = kept ? lettersOf(kept, this.state.tasks).filter(({ read }) => !read) : [];
    if (unread.length > 0) await this.did({ kind: 'READ', letters: unread.map(({ id }) => id) });
  }

  /** Deeds in their order, written down before anything else; false when the phone would not. */
  async did(deeds: Deed | readonly Deed[], photos: readonly PhotoBytes[] = []): Promise<boolean> {
    const { kept } = this.state;
    if (!kept) return false;
    const all = (Array.isArray(deeds) ? deeds : [deeds]).map((deed) => asTask(deed, kept));
    const isNoted = await noteAll(this.memory, all, photos).then(
      () => true,
      () => false,
    );
    await this.recall({ full: !isNoted });
    void this.refresh();
    return isNoted;
  }

  /** Read: what came of it is no longer shown. */
  async putAway(seq: number): Promise<void> {
    await putAway(this.memory, seq);
    await this.recall();
  }

  /** Written down, and shown only then; null when the phone would not. */
  private async noted(task: Task, lastStop: LastStop | null = null): Promise<number | null> {
    const seq = await note(this.memory, task, lastStop).catch(() => null);
    await this.recall({ full: seq === null });
    return seq;
  }

  /** Stops go at once, whatever else is being sent or loaded; then comes the rest. */
  private async hurry(): Promise<void> {
    await this.sayStops().catch(() => null);
    await this.recall();
    await this.refresh();
  }

  private async sayStops(): Promise<void> {
    if (await thing(this.memory, 'leaving')) return;
    const known = await who(this.language);
    if (!failed(known)) await alone('stops', () => sendStops(this.memory, this.sendingAs(known.value.me.account)));
  }

  private sendingAs(account: string): Sending {
    const lateWords = (minutes: number) => wordsIn(this.language)('crew-late-place', { minutes });
    return { account, language: this.language, whereAmI, lateWords };
  }

  private async once(): Promise<void> {
    this.tell({ asking: true });
    const trouble = await this.contact();
    await this.recall({ trouble, asking: false });
    await Promise.all(Object.values(this.parts).map((part) => part.talked(this.state.kept, trouble)));
  }

  private async contact(): Promise<Trouble | null> {
    if (await thing(this.memory, 'leaving')) return this.leave();
    const known = await who(this.language);
    if (failed(known)) return known;
    const { account } = known.value.me;
    if (this.state.kept && this.state.kept.me.account !== account) await this.makeRoom();
    const unsent = await this.send(account);
    const loaded = await load(known.value, this.state.kept, this.language);
    if (failed(loaded)) return loaded;
    return (await keepLoaded(this.memory, loaded.value)) ? unsent : this.leave();
  }

  /** Somebody else has signed in: the night of whoever was here is not theirs to see. What was done waits for its bearer. */
  private async makeRoom(): Promise<void> {
    await forget(this.memory, 'lastStop');
    await forget(this.memory, 'kept');
    await this.recall();
  }

  private async send(account: string): Promise<Trouble | null> {
    const sending = this.sendingAs(account);
    const stops = await alone('stops', () => sendStops(this.memory, sending));
    if (stops && stops.kind !== 'failed') return stops;
    return (await alone('outbox', () => sendRest(this.memory, sending))) ?? stops;
  }

  private async leave(): Promise<Trouble> {
    const answered = await send('/session', null, this.language);
    if (answered === null) return { kind: 'unreachable' };
    await forget(this.memory, 'leaving');
    return { kind: 'signed-out' };
  }

  /** What the memory holds now. */
  private async recall(also: Partial<State> = {}): Promise<void> {
    const [kept, lastStop, all] = await Promise.all([
      keptBy(this.memory),
      thing(this.memory, 'lastStop'),
      tasks(this.memory),
    ]);
    this.tell({ kept, lastStop, tasks: all, ...also });
  }

  private tell(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    for (const hear of this.listeners) hear();
  }
}

const asTask = (deed: Deed, { me, offsetMs }: Kept): Task => ({
  account: me.account,
  idempotencyKey: uuid(),
  doneMs: Date.now(),
  offsetMs,
  ...deed,
});

/** One window sends at a time; where the browser has no locks, the keys still make it once. */
const alone = <T>(lane: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`fieldpass-crew-${lane}`, work) : work();
