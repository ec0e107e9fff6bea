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
import { addFix, forgetBatch, nextBatch, waiting } from './fixes';
import type { Fix, Standing, Wish } from './model';
import { REPORT, readProblem, readReported, reportInput, SET_DUTY } from './queries';
import { batteryPct, type Fault, watch } from './receiver';
import { fixOf, isWorthSending, standingOf } from './rules';

export type Shared = {
  readonly standing: Standing;
  readonly last: Fix | null;
  readonly fault: Fault | null;
  readonly waiting: number;
  /** So many were let go of because the phone was without a network for too long. */
  readonly dropped: number;
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
    this.isSignedOut = kept === null || trouble?.kind === 'signed-out';
    this.kept = await this.withOffDuty(kept);
    this.wish = await recalled(this.road, 'wish');
    await this.follow();
    if (trouble === null) await this.send();
  }

  /** On duty with the whole crew, and this phone shares. */
  async goOn(): Promise<void> {
    const { kept } = this;
    if (!kept?.crew || this.state.isBusy) return;
    this.tell({ isBusy: true, refused: null });
    await drop(this.road, 'offDuty');
    const refused = kept.crew.onDuty ? null : await this.setDuty(kept.crew.id, 'ON_DUTY', uuid());
    if (refused === null) {
      this.wish = { account: kept.me.account, crew: kept.crew.id, sinceMs: Date.now() };
      await remember(this.road, 'wish', this.wish);
      await drop(this.road, 'dropped');
      await this.again();
    }
    this.tell({ isBusy: false, refused });
  }

  /** Off duty: the receiver is let go at once, whatever the network does; the server hears when it can. */
  async goOff(): Promise<void> {
    const crew = this.kept?.crew?.id;
    await this.stopSharing();
    if (!crew) return;
    await remember(this.road, 'offDuty', { crew, idempotencyKey: uuid() });
    this.kept = await this.withOffDuty(this.kept);
    await this.follow();
    await this.again();
  }

  /** This phone alone; the crew stays on duty. */
  async stopSharing(): Promise<void> {
    this.wish = null;
    await this.follow();
    await drop(this.road, 'wish');
  }

  async erase(): Promise<void> {
    this.wish = null;
    this.kept = null;
    this.isSignedOut = true;
    await this.follow();
    await eraseRoad(this.road);
    this.tell(NOTHING);
  }

  /** Off duty as the bearer said it counts before the server has heard it; said again until it has. */
  private async withOffDuty(kept: Kept | null): Promise<Kept | null> {
    const said = await recalled(this.road, 'offDuty');
    if (!said || kept?.crew?.id !== said.crew) return kept;
    const off = { ...kept, crew: { ...kept.crew, onDuty: false } };
    if (!kept.crew.onDuty) await drop(this.road, 'offDuty');
    else if ((await this.setDuty(said.crew, 'OFF_DUTY', said.idempotencyKey)) !== 'unreachable')
      await drop(this.road, 'offDuty');
    return off;
  }

  private async setDuty(crew: string, duty: string, idempotencyKey: string): Promise<string | null> {
    const answer = await ask(SET_DUTY, { input: { idempotencyKey, crew, duty } }, this.language(), readProblem);
    return answer.kind === 'done' ? answer.value : 'unreachable';
  }

  private async follow(): Promise<void> {
    const standing = standingOf(this.kept, this.wish, this.isSignedOut, Date.now());
    if (standing === 'shares') this.stop ??= watch(this.heard, (fault) => this.tell({ fault }));
    else {
      this.stop?.();
      this.stop = null;
    }
    const last = standing === 'shares' ? this.state.last : null;
    this.tell({ standing, last, fault: standing === 'shares' ? this.state.fault : null });
    await this.count();
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
    const next = account ? await nextBatch(this.road, account, uuid) : null;
    if (!next || this.isSignedOut) return false;
    const answer = await ask(REPORT, { input: reportInput(next.batch, next.fixes) }, this.language(), readReported);
    if (answer.kind !== 'done' && answer.kind !== 'input') return false;
    await forgetBatch(this.road, next.batch);
    if (answer.kind === 'done' && answer.value.notOnDuty > 0 && this.stop) void this.again();
    return true;
  }

  private async count(): Promise<void> {
    const account = this.kept?.me.account;
    const dropped = (await recalled(this.road, 'dropped')) ?? 0;
    this.tell({ waiting: account ? await waiting(this.road, account) : 0, dropped });
  }
}
