/**
 * Where this phone is, shared while its crew is on duty and its bearer said so. One switch: it sets the crew's duty and this
 * phone's sharing. Nothing is listened to before the server has said yes, and it ends before the server has heard.
 */
import type { Trouble } from '../../shared/ask';
import type { Language } from '../../shared/language';
import { uuid } from '../../shared/uuid';
import type { Kept } from '../model';
import { ask } from '../net';
import { type Part, Told } from '../part';
import { drop, eraseRoad, type Road, recalled, remember } from '../road';
import { addFix, dropBefore, forgetBatch, nextBatch, waiting } from './fixes';
import type { Fix, OffDuty, Standing, Wish } from './model';
import { REPORT, readProblem, readReported, reportInput, SET_DUTY } from './queries';
import { batteryPct, type Fault, watch } from './receiver';
import { FIX_COUNTS_MS, fixOf, isWorthSending, OFF_COUNTS_MS, standingOf } from './rules';

export type Shared = {
  readonly standing: Standing;
  readonly last: Fix | null;
  readonly fault: Fault | null;
  readonly waiting: number;
  /** So many were let go of because the phone was without a network for too long. */
  readonly dropped: number;
  /** The server has not heard that the bearer is off duty. */
  readonly isOffUnheard: boolean;
  readonly isBusy: boolean;
  /** Why the last tap came to nothing: in the server's words, or 'unreachable'. */
  readonly refused: string | null;
};

const NOTHING: Shared = {
  standing: 'nobody',
  last: null,
  fault: null,
  waiting: 0,
  dropped: 0,
  isOffUnheard: false,
  isBusy: false,
  refused: null,
};
const SOON_MS = 5_000;

export class Sharing extends Told<Shared> implements Part {
  private kept: Kept | null = null;
  private wish: Wish | null = null;
  private isSignedOut = false;
  private stop: (() => void) | null = null;
  private timer = 0;
  private sending = false;
  /** One more at every tap: what was begun before a tap does not undo it. */
  private turn = 0;

  constructor(
    private readonly road: Road,
    private readonly language: () => Language,
    /** Look at the server again: duty was changed, or it says that we are off duty. */
    private readonly again: () => Promise<void>,
  ) {
    super(NOTHING);
  }

  /** What is shown and what runs follows what the server said last. */
  async talked(kept: Kept | null, trouble: Trouble | null): Promise<void> {
    const turn = this.turn;
    this.isSignedOut = await this.isOut(kept, trouble);
    const off = await this.withOffDuty(kept);
    const wish = await recalled(this.road, 'wish');
    // Whoever tapped meanwhile said later what they want.
    if (turn === this.turn) this.wish = wish;
    this.kept = off;
    await this.follow();
    if (trouble !== null && trouble.kind !== 'failed') return;
    await this.sayOffDuty();
    await this.send();
  }

  /** On duty with the whole crew, and this phone shares. */
  async goOn(): Promise<void> {
    const { kept } = this;
    if (!kept?.crew || this.state.isBusy) return;
    this.turn += 1;
    const { turn } = this;
    this.tell({ isBusy: true, refused: null });
    await drop(this.road, 'offDuty');
    const refused = kept.crew.onDuty ? null : await this.setDuty(kept.crew.id, 'ON_DUTY', uuid());
    if (refused === null && turn === this.turn) {
      this.wish = { account: kept.me.account, crew: kept.crew.id, sinceMs: Date.now() };
      await remember(this.road, 'wish', this.wish);
      await drop(this.road, 'dropped');
      await this.again();
    }
    this.tell({ isBusy: false, refused });
  }

  /** Off duty: the receiver is let go at once, whatever the network does; the server hears when it can. */
  async goOff(): Promise<void> {
    const { kept } = this;
    await this.stopSharing();
    if (!kept?.crew) return;
    const said = {
      account: kept.me.account,
      crew: kept.crew.id,
      idempotencyKey: uuid(),
      atMs: Date.now(),
      heardMs: null,
    };
    await remember(this.road, 'offDuty', said);
    this.kept = await this.withOffDuty(this.kept);
    await this.follow();
    await this.again();
  }

  /** This phone alone; the crew stays on duty. */
  async stopSharing(): Promise<void> {
    this.turn += 1;
    this.wish = null;
    this.letGo();
    await drop(this.road, 'wish');
    await this.follow();
  }

  async erase(): Promise<void> {
    this.turn += 1;
    this.wish = null;
    this.kept = null;
    this.isSignedOut = true;
    this.letGo();
    await eraseRoad(this.road);
    await this.follow();
    this.tell(NOTHING);
  }

  /** Without a session nobody is listened to, also after the page was closed, until everything was loaded for the same bearer anew. */
  private async isOut(kept: Kept | null, trouble: Trouble | null): Promise<boolean> {
    if (kept === null) return true;
    const { account } = kept.me;
    if (trouble?.kind === 'signed-out') {
      await remember(this.road, 'ended', { account, atMs: Date.now() });
      await drop(this.road, 'wish');
      return true;
    }
    const ended = await recalled(this.road, 'ended');
    const isOut = ended?.account === account && kept.loadedMs <= ended.atMs;
    if (ended && !isOut) await drop(this.road, 'ended');
    return isOut;
  }

  /** Off duty as the bearer said it counts before the server shows it; never as another's word, nor that of another night. */
  private async withOffDuty(kept: Kept | null): Promise<Kept | null> {
    const said = await this.offDuty(kept);
    if (!said || !kept?.crew) return kept;
    const isShown = said.heardMs !== null && kept.loadedMs > said.heardMs;
    if (isShown || !kept.crew.onDuty) {
      await drop(this.road, 'offDuty');
      return kept;
    }
    return { ...kept, crew: { ...kept.crew, onDuty: false } };
  }

  /** To the server, in the name of whoever said it. */
  private async sayOffDuty(): Promise<void> {
    const said = await this.offDuty(this.kept);
    if (!said || said.heardMs !== null || this.isSignedOut) return;
    const answered = await this.setDuty(said.crew, 'OFF_DUTY', said.idempotencyKey);
    if (answered === 'unreachable') return;
    // Refused, the server knows better; what it has is loaded now.
    if (answered === null) await remember(this.road, 'offDuty', { ...said, heardMs: Date.now() });
    else await drop(this.road, 'offDuty');
    void this.again();
  }

  private async offDuty(kept: Kept | null): Promise<OffDuty | null> {
    const said = await recalled(this.road, 'offDuty');
    const isOver = said !== null && !(Date.now() - said.atMs < OFF_COUNTS_MS);
    if (isOver) await drop(this.road, 'offDuty');
    return said && !isOver && said.account === kept?.me.account && said.crew === kept.crew?.id ? said : null;
  }

  private async setDuty(crew: string, duty: string, idempotencyKey: string): Promise<string | null> {
    const answer = await ask(SET_DUTY, { input: { idempotencyKey, crew, duty } }, this.language(), readProblem);
    return answer.kind === 'done' ? answer.value : 'unreachable';
  }

  private async follow(): Promise<void> {
    const standing = standingOf(this.kept, this.wish, this.isSignedOut, Date.now());
    if (standing === 'shares') this.stop ??= watch(this.heard, (fault) => this.tell({ fault }));
    else this.letGo();
    const last = standing === 'shares' ? this.state.last : null;
    this.tell({ standing, last, fault: standing === 'shares' ? this.state.fault : null });
    await this.count();
  }

  private letGo(): void {
    this.stop?.();
    this.stop = null;
  }

  private heard = async (at: GeolocationPosition): Promise<void> => {
    const { kept, wish } = this;
    if (!kept || !wish || !this.stop) return;
    if (standingOf(kept, wish, this.isSignedOut, Date.now()) !== 'shares') return this.follow();
    const battery = await batteryPct();
    // Whoever went off duty meanwhile is not written down.
    if (!this.stop) return;
    const fix = fixOf(at, { account: wish.account, crew: wish.crew, batteryPct: battery }, kept.offsetMs);
    const isKept = isWorthSending(this.state.last, fix);
    this.tell({ fault: null, ...(isKept ? { last: fix } : {}) });
    if (!isKept) return;
    await addFix(this.road, fix);
    await this.count();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.send(), SOON_MS);
  };

  /** In order, a batch at a time; what has no answer stays. */
  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (await this.sendOne());
    } finally {
      this.sending = false;
      await this.count();
    }
  }

  private async sendOne(): Promise<boolean> {
    const account = this.kept?.me.account;
    if (this.kept) await dropBefore(this.road, Date.now() + this.kept.offsetMs - FIX_COUNTS_MS);
    const next = account ? await nextBatch(this.road, account, uuid) : null;
    if (!next || this.isSignedOut) return false;
    const answer = await ask(REPORT, { input: reportInput(next.batch, next.fixes) }, this.language(), readReported);
    // Of a crew that one has left nobody may say where it is.
    if (answer.kind !== 'done' && answer.kind !== 'input' && answer.kind !== 'forbidden') return false;
    await forgetBatch(this.road, next.batch);
    if (answer.kind === 'done' && answer.value.notOnDuty > 0 && this.stop) void this.again();
    return true;
  }

  private async count(): Promise<void> {
    const account = this.kept?.me.account;
    const dropped = (await recalled(this.road, 'dropped')) ?? 0;
    const off = await this.offDuty(this.kept);
    this.tell({
      waiting: account ? await waiting(this.road, account) : 0,
      dropped,
      isOffUnheard: off !== null && off.heardMs === null,
    });
  }
}
