/** Pushes to this phone: on by a tap, known to the server for as long as its bearer is signed in, off by a tap or with signing out. */
import type { Trouble } from '../../shared/ask';
import type { Language } from '../../shared/language';
import { uuid } from '../../shared/uuid';
import type { ToWorker } from '../../worker/push';
import type { Kept } from '../model';
import { ask } from '../net';
import { type Part, Told } from '../part';
import { drop, type Road, recalled, remember } from '../road';
import { phone, subscribed, wish } from './browser';
import { KEY, REGISTER, REMOVE, readKey, readRegistered } from './queries';
import { type PushState, pushStateOf } from './state';

/** Which subscription the server knows, under which id, and whose it is. */
export type Registered = { readonly account: string; readonly address: string; readonly subscription: string };
export type Pushing = {
  readonly state: PushState;
  readonly isBusy: boolean;
  /** What stood in the way of the last tap. */
  readonly fault: 'server' | 'browser' | null;
};

const OFF: Pushing = { state: 'off', isBusy: false, fault: null };

export class Push extends Told<Pushing> implements Part {
  /** Whether the server was told since this page was opened and somebody signed in. */
  private isSure = false;
  private account: string | null = null;

  constructor(
    private readonly road: Road,
    private readonly language: () => Language,
  ) {
    super(OFF);
  }

  async talked(kept: Kept | null, trouble: Trouble | null): Promise<void> {
    this.account = kept?.me.account ?? null;
    if (trouble?.kind === 'signed-out') await this.unknown();
    // Nobody's: what the browser could not give up at once on leaving it gives up now.
    if (trouble !== null && kept === null) await this.unsubscribe();
    tellWorker({ kind: 'language', language: this.language() });
    if (trouble === null) {
      tellWorker({ kind: 'report' });
      await this.known();
    }
    await this.look();
  }

  /** On, as the bearer's tap asks; the browser asks them in its own words. */
  async turnOn(): Promise<void> {
    await this.busy(async () => {
      const key = await ask(KEY, {}, this.language(), readKey);
      if (key.kind !== 'done') return 'server';
      const made = await wish(key.value).catch(() => 'failed' as const);
      if (made === 'failed') return 'browser';
      return made === null || (await this.register(made)) ? null : 'server';
    });
  }

  async turnOff(): Promise<void> {
    await this.busy(async () => {
      await this.remove(await recalled(this.road, 'registered'));
      await this.unsubscribe();
      return null;
    });
  }

  /** An address lives as long as the session it was registered from. */
  private async unknown(): Promise<void> {
    this.isSure = false;
    await drop(this.road, 'registered');
  }

  /** The browser forgets the address at once, and the server with the session at the latest; nobody waits for a network. */
  async erase(): Promise<void> {
    this.isSure = false;
    void this.remove(await recalled(this.road, 'registered'));
    await drop(this.road, 'registered');
    void this.unsubscribe().then(() => this.look());
    tellWorker({ kind: 'forget' });
  }

  /** A new session knows no address, and a browser may have moved: said again it changes nothing. */
  private async known(): Promise<void> {
    const subscription = await subscribed();
    if (!subscription) return;
    const held = await recalled(this.road, 'registered');
    const isOurs = held?.account === this.account;
    const isSame = isOurs && held?.subscription === JSON.stringify(subscription);
    if (this.isSure && isSame) return;
    this.isSure = await this.register(subscription);
    if (this.isSure && isOurs && !isSame) await this.remove(held);
  }

  private async remove(held: Registered | null): Promise<void> {
    const input = held && { idempotencyKey: uuid(), address: held.address };
    if (input) await ask(REMOVE, { input }, this.language(), () => null);
  }

  private async register(subscription: PushSubscription): Promise<boolean> {
    const { account } = this;
    if (account === null) return false;
    const value = JSON.stringify(subscription);
    const input = { idempotencyKey: uuid(), kind: 'WEBPUSH', value };
    const answer = await ask(REGISTER, { input }, this.language(), readRegistered);
    if (answer.kind !== 'done' || answer.value === null) return false;
    await remember(this.road, 'registered', { account, address: answer.value, subscription: value });
    return true;
  }

  private async unsubscribe(): Promise<void> {
    await drop(this.road, 'registered');
    await (await subscribed())?.unsubscribe().catch(() => false);
  }

  private async busy(work: () => Promise<Pushing['fault']>): Promise<void> {
    this.tell({ isBusy: true, fault: null });
    const fault = await work().catch(() => 'browser' as const);
    this.tell({ isBusy: false, fault });
    await this.look();
  }

  private async look(): Promise<void> {
    const subscription = await subscribed();
    const held = await recalled(this.road, 'registered');
    const isHeld = held?.account === this.account && held?.subscription === JSON.stringify(subscription);
    const isRegistered = subscription !== null && isHeld;
    this.tell({ state: pushStateOf({ ...phone(), isSubscribed: subscription !== null, isRegistered }) });
  }
}

/** Once there is a worker; where the browser lets none run, never. */
function tellWorker(said: ToWorker): void {
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(said));
}
