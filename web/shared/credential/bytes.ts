/** Bytes, and the texts that stand for them. Pure. */
import type { Bytes, Hex } from './model';

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const WRITER = new TextEncoder();

export function toHex(bytes: Uint8Array): Hex {
  let digits = '';
  for (const byte of bytes) digits += PAIRS[byte];
  return digits;
}

/** Raises RangeError for what is no even number of hexadecimal digits. */
export function fromHex(digits: string): Bytes {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) throw new RangeError('not hexadecimal');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

export function utf8(text: string): Bytes {
  return WRITER.encode(text);
}

/** Strict: raises TypeError for bytes that are not UTF-8; a byte order mark is a character like any other. */
export function fromUtf8(bytes: Uint8Array): string {
  return STRICT.decode(bytes);
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether `part` stands in `whole` at `at`, to its last byte. */
export function standsAt(whole: Uint8Array, at: number, part: Uint8Array): boolean {
  return at + part.length <= whole.length && part.every((byte, place) => whole[at + place] === byte);
}

export function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && standsAt(left, 0, right);
}

/** The same, in a time that tells nothing of where they differ. */
export function isEqualSecret(left: Uint8Array, right: Uint8Array): boolean {
  let different = left.length ^ right.length;
  for (const [place, byte] of left.entries()) different |= byte ^ (right[place] ?? 0);
  return different === 0;
}

/** Big-endian, at most six bytes. */
export function toNumber(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

export function toUuid(bytes: Uint8Array): string {
  const digits = toHex(bytes);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

/** Without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Raises for what is not base64url. */
export function fromBase64Url(text: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new RangeError('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
