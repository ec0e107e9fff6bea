/** A delta applied here, compared with the bundle that must result, to the last record. */
import { toHex } from '../shared/credential/bytes';
import { applied, openDelta } from '../shared/credential/delta';
import type { Anchor } from '../shared/credential/model';
import { openBundle } from '../shared/credential/open';
import { fromBase64 } from '../shared/verdict/vectors';

/** `expect` is the bundle that results, sealed anew; null where the delta is refused. Files as base64. */
export type DeltaCase = { readonly held: string; readonly delta: string; readonly expect: string | null };

/** SAME, DIFFERENT, or why it was refused. */
export async function outcome({ held, delta, expect }: DeltaCase, anchor: Anchor): Promise<string> {
  const [bundle, opened] = [await openBundle(fromBase64(held), anchor), await openDelta(fromBase64(delta), anchor)];
  if (!bundle.valid || opened === null) return 'INVALID';
  const result = applied(bundle, opened);
  if (typeof result === 'string' || expect === null) return typeof result === 'string' ? result : 'DIFFERENT';
  return said(result) === said(await openBundle(fromBase64(expect), anchor)) ? 'SAME' : 'DIFFERENT';
}

/** What a value says, whatever the order of its maps and sets. */
function said(value: unknown): string {
  if (value instanceof Uint8Array) return toHex(value);
  if (value instanceof Set) return `{${[...value].map(said).sort().join()}}`;
  if (value instanceof Map) return `{${[...value].map(([key, one]) => `${said(key)}:${said(one)}`).sort()}}`;
  if (Array.isArray(value)) return `[${value.map(said).join()}]`;
  return value !== null && typeof value === 'object' ? said(new Map(Object.entries(value))) : JSON.stringify(value);
}
