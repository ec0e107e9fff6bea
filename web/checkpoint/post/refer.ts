/** How a REFER ends: the desk's reply code, the shift leader's PIN, or turning back. Pure; seconds as `Elapsed` counts them. */
import wire from '../../../credentials/wire.json';
import type { Verdict } from '../../shared/verdict/model';

export type Call = { readonly id: string; readonly state: 'SENDING' | 'FAILED' | 'WAITING' | 'PASS' | 'TURN_BACK' };
export type Refer = {
  /** Since the officer was first asked to call: a new challenge does not start it again. */
  readonly openedAt: number;
  readonly challenge: string;
  readonly challengedAt: number;
  readonly wrong: number;
  readonly call: Call | null;
};
export type Override = {
  readonly kind: 'DESK' | 'LEADER' | 'OFFICER';
  readonly by: string;
  readonly why: string;
  readonly challenge?: string;
  readonly replyCode?: string;
};

const { tries, leader_after_s: LEADER_AFTER_S, challenge_digits: DIGITS } = wire.reply;
const NO_CODE = '000000000000';

export function drawn(random: () => number): string {
  return Array.from({ length: DIGITS }, () => Math.floor(random() * 10)).join('');
}

export const opened = (at: number, challenge: string): Refer => ({
  openedAt: at,
  challenge,
  challengedAt: at,
  wrong: 0,
  call: null,
});

export const challengedAnew = (refer: Refer, at: number, challenge: string): Refer => ({
  ...refer,
  challenge,
  challengedAt: at,
  wrong: 0,
  call: null,
});

/** Why the reply code of this challenge is no longer looked at; null while it is. */
export function spent(refer: Refer, at: number, lifeS: number): 'TRIES' | 'TIME' | null {
  if (refer.wrong >= tries) return 'TRIES';
  return at - refer.challengedAt >= lifeS ? 'TIME' : null;
}

export const triesLeft = (refer: Refer): number => Math.max(0, tries - refer.wrong);

/** Seconds until a shift leader may decide. */
export const leaderIn = (refer: Refer, at: number): number => Math.max(0, refer.openedAt + LEADER_AFTER_S - at);

/** Only what repairs and rescues (class 1) passes without the desk. */
export const leaderMay = (verdict: Verdict): boolean =>
  verdict.claims !== null && wire.purposes[verdict.claims.purpose].class === 1;

/** What the desk and the post bind a reply to: the permit's code, or zeros where none could be read. */
export const boundCode = (verdict: Verdict, typed: string | null): string =>
  verdict.claims?.controlCode ?? typed ?? NO_CODE;
