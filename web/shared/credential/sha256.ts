/** SHA-256 at once: the platform's digest answers later, and a scanned part wants its name now. Pure; for no secrets. */
import type { Bytes } from './model';

/** The first 32 bits of the fractional parts of roots of the first primes, exactly. */
const PRIMES = primes(64);
const ROUND = PRIMES.map((prime) => root(prime, 3));
const START = PRIMES.slice(0, 8).map((prime) => root(prime, 2));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

/** The fraction of the n-th root as 32 bits: the whole root of prime · 2^(32·n), in integers. */
function root(prime: number, n: number): number {
  const target = BigInt(prime) << BigInt(32 * n);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** BigInt(n) <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn) | 0;
}

export function sha256Now(message: Uint8Array): Bytes {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  const view = new DataView(padded.buffer);
  padded.set(message);
  padded[message.length] = 0x80;
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = Int32Array.from(START);
  for (let at = 0; at < padded.length; at += 64) mix(state, schedule(view, at));
  for (const [place, word] of state.entries()) view.setInt32(4 * place, word);
  return padded.slice(0, 32);
}

function schedule(view: DataView, at: number): Int32Array {
  const words = new Int32Array(64);
  const word = (place: number) => words[place] as number;
  for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t += 1) {
    const [early, late] = [word(t - 15), word(t - 2)];
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    words[t] = word(t - 16) + small + word(t - 7) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }
  return words;
}

function mix(state: Int32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[t] as number) + (words[t] as number)) | 0;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) state[place] = (state[place] as number) + word;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
