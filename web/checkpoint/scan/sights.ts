/** The code that was just answered is often still before the lens: it is not taken again until it was out of sight. Pure. */
export type Sight = { readonly texts: string; readonly atMs: number };

export const NOTHING: Sight = { texts: '', atMs: 0 };
const OUT_OF_SIGHT_MS = 4_000;

/** After one look that found something: what is remembered, and whether it is new. */
export function sighted(
  last: Sight,
  texts: readonly string[],
  nowMs: number,
): { readonly sight: Sight; readonly isNew: boolean } {
  const sight = { texts: [...texts].sort().join(' '), atMs: nowMs };
  return { sight, isNew: sight.texts !== last.texts || nowMs - last.atMs >= OUT_OF_SIGHT_MS };
}

/** The camera looks again: what was seen before may have been there all the while. */
export const resumed = (last: Sight, nowMs: number): Sight => ({ ...last, atMs: nowMs });
