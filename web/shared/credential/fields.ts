/** Exact readers for what CBOR gave: each gives the value or raises Broken. The twins of credentials/fields.py. Pure. */
import { toHex, toNumber, utf8 } from './bytes';
import { Broken, type Value } from './cbor';
import { checks } from './control_code';
import type { Bytes, Hex, StatusRef, Window } from './model';
import { LIMITS } from './wire';

export type Read<T> = (value: Value) => T;

/** A critical field holds a code that this build does not know. */
export class Newer extends Broken {}

const PLATE = /^[A-Z0-9]{4,12}$/;
/** Nothing that reorders, hides or breaks text; the one space is U+0020. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const LAST_INSTANT = 2 ** 32 - 1;
const LAST_MINUTE = 24 * 60 - 1;

/** An integer, both ends inclusive. */
export function whole(value: Value, least: number, most: number): number {
  if (typeof value !== 'number' || value < least || value > most)
    throw new Broken('not a whole number within its limits');
  return value;
}

/** Seconds UTC since 1970. */
export function instant(value: Value): number {
  return whole(value, 1, LAST_INSTANT);
}

/** Seconds, or an instant that may be 0. */
export function span(value: Value): number {
  return whole(value, 0, LAST_INSTANT);
}

export function octets(value: Value, size: number): Bytes {
  if (!(value instanceof Uint8Array) || value.length !== size) throw new Broken('not a byte string of its size');
  return value;
}

export function hex(value: Value, size: number): Hex {
  return toHex(octets(value, size));
}

/** A list of 1 to `most` different values, in order; what is read compares as it was written. */
export function ascending<T extends number | string>(read: Read<T>, most: number): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length < 1 || value.length > most)
      throw new Broken('not a list within its limits');
    return inOrder(value.map(read), (one) => one);
  };
}

/** The same list, if what names its values ascends. */
export function inOrder<T, K extends number | string>(values: readonly T[], nameOf: (one: T) => K): readonly T[] {
  const names = values.map(nameOf);
  if (names.some((name, place) => place > 0 && (names[place - 1] as K) >= name))
    throw new Broken('a list out of order');
  return values;
}

/** A code of the wire; one that this build does not know is Newer. */
export function word<Name>(names: ReadonlyMap<number, Name>): Read<Name> {
  return (value) => {
    const found = typeof value === 'number' ? names.get(value) : undefined;
    if (found !== undefined) return found;
    whole(value, 0, 255);
    throw new Newer('a word of a later build');
  };
}

export function zone(value: Value): number {
  return whole(value, 1, LIMITS.zone_number);
}

/** A name as shown: NFC, printable, no space at its ends. */
export function name(value: Value): string {
  const shown = text(value);
  if (shown === '' || utf8(shown).length > LIMITS.name_bytes) throw new Broken('not a name within its limits');
  if (UNPRINTABLE.test(shown) || /^ | $/.test(shown) || shown.normalize('NFC') !== shown) {
    throw new Broken('not a name that can be shown');
  }
  return shown;
}

export function text(value: Value): string {
  if (typeof value !== 'string') throw new Broken('not text');
  return value;
}

/** The last four digits of an id document. */
export function tail(value: Value): string {
  return String(whole(value, 0, 9999)).padStart(4, '0');
}

export function plate(value: Value): string {
  if (!PLATE.test(text(value))) throw new Broken('not a plate');
  return text(value);
}

export function status(value: Value): StatusRef {
  const [block, index] = row(value, 2);
  return { block: span(block as Value), index: whole(index as Value, 0, LIMITS.status_block - 1) };
}

/** A list of exactly `size` values. */
export function row(value: Value, size: number): readonly Value[] {
  if (!Array.isArray(value) || value.length !== size) throw new Broken('not a list of its length');
  return value;
}

/** Daily hours in local minutes. */
export function window(value: Value): Window {
  const [start, end] = row(value, 2).map((minute) => whole(minute, 0, LAST_MINUTE)) as [number, number];
  if (start === end) throw new Broken('a window that never opens, or never closes');
  return { start, end };
}

/** One to four windows, in the order they are shown. */
export function windows(value: Value): readonly Window[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > LIMITS.windows) throw new Broken('not windows');
  return value.map(window);
}

/** Twelve digits, the last two of them check digits. */
export function code(value: Value): string {
  const number = toNumber(octets(value, 5));
  if (number >= 1e12 || !checks(number)) throw new Broken('not a control code');
  return String(number).padStart(12, '0');
}
