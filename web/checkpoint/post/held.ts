/**
 * What a post holds: the bundle as it was fetched, with its own deltas; and the one it judges by, with the news of crews upon
 * it. A later bundle or delta of the server goes under the news, which are then laid on again.
 */
import { applied, type Delta, openDelta } from '../../shared/credential/delta';
import type { Anchor, Bundle, Bytes, InvalidBundle } from '../../shared/credential/model';
import { openBundle, wary } from '../../shared/credential/open';
import type { Device } from '../model';
import type { KeptBundle } from '../store/database';

export type Opened = { readonly bytes: Bytes; readonly delta: Delta };
export type Held = {
  readonly fetched: Bundle;
  readonly own: readonly Bytes[];
  readonly news: readonly Opened[];
  readonly bundle: Bundle;
};

export const anchorOf = ({ deployment, root }: Device): Anchor => ({ deployment, root });

/** From memory. What does not open or fit any more is left out. */
export async function openHeld(kept: KeptBundle, anchor: Anchor): Promise<Held | InvalidBundle> {
  const first = await openBundle(kept.bytes, anchor);
  if (!first.valid) return first;
  const deltas = await openEach(kept.deltas, anchor);
  let [fetched, own] = [first, [] as readonly Bytes[]];
  for (const { bytes, delta } of deltas.filter((one) => one.delta.post !== null)) {
    const next = applied(fetched, delta);
    if (typeof next !== 'string') [fetched, own] = [next, [...own, bytes]];
  }
  const news = deltas.filter((one) => one.delta.post === null);
  return laid(fetched, own, news).held;
}

async function openEach(several: readonly Bytes[], anchor: Anchor): Promise<readonly Opened[]> {
  const opened = await Promise.all(several.map(async (bytes) => ({ bytes, delta: await openDelta(bytes, anchor) })));
  return opened.filter((one): one is Opened => one.delta !== null);
}

/** The news upon a bundle of the server; `gap`: some of what they said would be lost. */
export function laid(fetched: Bundle, own: readonly Bytes[], news: readonly Opened[]): { held: Held; gap: boolean } {
  let [bundle, gap, still] = [fetched, false, [] as readonly Opened[]];
  for (const one of news) {
    const next = applied(bundle, one.delta);
    if (typeof next !== 'string') [bundle, still] = [next, [...still, one]];
    else if (next !== 'OLDER') gap = true;
  }
  return { held: { fetched, own, news: still, bundle }, gap };
}

/** The same upon a later bundle; null where it cannot be, and the news say more. What a withdrawn key signed goes. */
export async function over(
  held: Held | null,
  fetched: Bundle,
  own: readonly Bytes[],
  anchor: Anchor,
): Promise<Held | null> {
  const bytes = (held?.news ?? []).map((one) => one.bytes);
  const next = laid(fetched, own, await openEach(bytes, wary(anchor, fetched)));
  return next.gap ? null : next.held;
}
