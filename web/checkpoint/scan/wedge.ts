/** A scanner gun types like a keyboard, only faster than anybody, and ends with Enter. Pure. */
export type Wedge = { readonly text: string; readonly lastMs: number };

export const SILENT: Wedge = { text: '', lastMs: 0 };
const BETWEEN_MS = 60;
const LEAST = 8;

/** After one key: the state, and the text when Enter ended one. `fast` keys are not meant for buttons and fields. */
export function keyed(
  wedge: Wedge,
  key: string,
  atMs: number,
): { readonly wedge: Wedge; readonly text: string | null; readonly fast: boolean } {
  const fast = wedge.text !== '' && atMs - wedge.lastMs <= BETWEEN_MS;
  const before = fast ? wedge.text : '';
  if (key === 'Enter')
    return { wedge: SILENT, text: before.length >= LEAST ? before : null, fast: before.length >= LEAST };
  if (key.length !== 1) return { wedge: fast ? { ...wedge, lastMs: atMs } : SILENT, text: null, fast: false };
  return { wedge: { text: before + key, lastMs: atMs }, text: null, fast };
}
