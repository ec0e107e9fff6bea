/** The server's signed time, what a post sets its clock by. */
import { openCertified } from './certificate';
import { hex, instant } from './fields';
import type { Anchor, Bytes, Hex } from './model';
import { parts } from './shapes';
import { LIMITS } from './wire';

const NONCE_BYTES = 16;

/** 32 hexadecimal digits that nobody can have guessed. */
export function nonce(): Hex {
  const drawn = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return [...drawn].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The instant in seconds UTC, if it answers this nonce and its key is vouched for then; else null. Never raises. */
export async function openTime(bytes: Bytes, anchor: Anchor, asked: Hex): Promise<number | null> {
  try {
    const { raw, covers } = await openCertified(bytes, anchor, 'time', LIMITS.credential_bytes * 2);
    const { get } = parts(raw, 3);
    const isAnswer = get(1) === anchor.deployment && hex(get(2), NONCE_BYTES) === asked.toLowerCase();
    return isAnswer && covers(instant(get(3))) ? instant(get(3)) : null;
  } catch {
    return null;
  }
}
