/** A permit as text: `FP1:` and Base45 of one signed envelope. Matched only; nothing is decoded before the signature. Pure. */
import { decode } from './base45';
import { type Envelope, split } from './envelope';
import { LIMITS, PREFIX, wire } from './wire';

export type Unopened = 'NOT_A_PERMIT' | 'APP_TOO_OLD' | 'TOO_LONG' | 'BAD_BASE45' | 'BAD_ENVELOPE';

const FAMILY = new RegExp(`^${wire.prefix.family}[1-9][0-9]{0,2}:`);

/** Drop the Enter a hand scanner adds; for input fields, the codec itself is strict. */
export function trimmed(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}

/** Match prefix, length and template. */
export function openText(text: string): Envelope | Unopened {
  if (!text.startsWith(PREFIX)) return FAMILY.test(text) ? 'APP_TOO_OLD' : 'NOT_A_PERMIT';
  if (isLonger(text, LIMITS.credential_characters)) return 'TOO_LONG';
  const raw = decode(text.slice(PREFIX.length));
  if (raw === null) return 'BAD_BASE45';
  if (raw.length > LIMITS.credential_bytes) return 'TOO_LONG';
  return split(raw) ?? 'BAD_ENVELOPE';
}

/** By characters, a pair of surrogates being one. */
function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of text) if (++count > most) return true;
  return false;
}
