/** What the officer must know about this phone before trusting it, worst first. Pure. */
import type { Notice, State } from '../model';

export type Surroundings = {
  readonly secure: boolean;
  /** An iPhone's page that was not put on the home screen: its memory may be erased after seven days. */
  readonly mayBeEvicted: boolean;
  readonly persisted: boolean | null;
  /** Whether the page is stored for a day without a server; null while it is being stored. */
  readonly worker: boolean | null;
  readonly nowS: number;
  readonly trusted: boolean;
};
export type Warning = Notice & { readonly grave: boolean };

const WRONG_CLOCK_S = 120;
const OLD_BUNDLE_S = 24 * 3600;

export function warnings(state: State, around: Surroundings): readonly Warning[] {
  return [...asked(state, around)];
}

function* asked(state: State, around: Surroundings): Generator<Warning> {
  const { bundle, offsetS } = state;
  if (state.storageFull) yield { key: 'post-warn-full', grave: true };
  if (state.memoryLost) yield { key: 'post-warn-memory', grave: true };
  if (state.tooOld) yield { key: 'post-warn-too-old', grave: true };
  else if (!bundle) yield { key: 'post-warn-no-bundle', grave: true };
  else if (!bundle.valid) yield { key: 'post-warn-bad-bundle', grave: true };
  else if (around.nowS - bundle.issuedAt > OLD_BUNDLE_S) yield { key: 'post-warn-old-bundle', grave: false };
  if (!around.trusted) yield { key: 'post-warn-clock-untrusted', grave: true };
  if (offsetS !== null && Math.abs(offsetS) > WRONG_CLOCK_S)
    yield { key: 'post-warn-clock', parameters: offsetWords(offsetS), grave: false };
  if (state.refused > 0) yield { key: 'post-warn-refused', parameters: { count: state.refused }, grave: false };
  if (state.device?.confirmed === false) yield { key: 'post-warn-unconfirmed', grave: false };
  if (around.mayBeEvicted) yield { key: 'post-warn-ios', grave: false };
  else if (around.persisted === false) yield { key: 'post-warn-not-persisted', grave: false };
  if (around.worker === false) yield { key: 'post-warn-no-worker', grave: false };
  if (around.worker === null) yield { key: 'post-warn-storing', grave: false };
}

/** How far a clock is off, in the unit a person would say. */
export function offsetWords(offsetS: number): { way: string; unit: string; count: number } {
  const seconds = Math.abs(offsetS);
  const way = offsetS > 0 ? 'fast' : 'slow';
  if (seconds < 7_200) return { way, unit: 'minutes', count: Math.round(seconds / 60) };
  if (seconds < 172_800) return { way, unit: 'hours', count: Math.round(seconds / 3_600) };
  return { way, unit: 'days', count: Math.round(seconds / 86_400) };
}
