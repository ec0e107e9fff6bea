/** Base45 (RFC 9285), strict: one text a byte string and back. Pure. */
import type { Bytes } from './model';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const STRANGE = 0xff;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const at = ALPHABET.indexOf(String.fromCharCode(code));
  return at < 0 ? STRANGE : at;
});

/** null for any text that `encode` cannot have written. */
export function decode(text: string): Bytes | null {
  const whole = Math.floor(text.length / 3);
  const rest = text.length % 3;
  if (rest === 1) return null;
  const bytes = new Uint8Array(2 * whole + (rest && 1));
  for (let group = 0; group < whole; group += 1) {
    const word = group45(text, 3 * group, 3);
    if (word > 0xffff) return null;
    bytes[2 * group] = word >> 8;
    bytes[2 * group + 1] = word & 0xff;
  }
  if (rest) {
    const last = group45(text, 3 * whole, 2);
    if (last > 0xff) return null;
    bytes[2 * whole] = last;
  }
  return bytes;
}

/** The number that two or three characters stand for; past all limits where one of them is strange. */
function group45(text: string, at: number, size: number): number {
  let word = 0;
  for (let place = at + size - 1; place >= at; place -= 1) {
    const value = VALUES[text.charCodeAt(place)] ?? STRANGE;
    if (value === STRANGE) return Number.POSITIVE_INFINITY;
    word = word * 45 + value;
  }
  return word;
}

export function encode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += written(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0), 3);
  return bytes.length % 2 ? text + written(bytes[bytes.length - 1] ?? 0, 2) : text;
}

function written(word: number, size: number): string {
  let text = '';
  for (let left = word; text.length < size; left = Math.floor(left / 45)) text += ALPHABET[left % 45];
  return text;
}
