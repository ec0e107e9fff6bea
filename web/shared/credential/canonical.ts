/** Exact walks over what CBOR gave: depth, and the order of keys. Pure; raises Broken. */
import { utf8 } from './bytes';
import { Broken, decode, Foreign, type Key, type Table, type Value } from './cbor';
import type { Bytes } from './model';

const DEEPEST = 12;

/** Read one value; raises Broken for anything that credentials/canonical.py would not have written. */
export function read(raw: Bytes): Value {
  const { value, foreign } = decode(raw);
  if (foreign) throw new Broken('a type this wire does not speak');
  walk(value);
  return value;
}

/** Pass over lists and tables of at most twelve levels, with their keys in order. */
export function walk(value: Value, depth = DEEPEST): void {
  if (value instanceof Foreign) throw new Broken('a type this wire does not speak');
  if (!(Array.isArray(value) || value instanceof Map)) return;
  if (depth === 0) throw new Broken('nested too deeply');
  if (value instanceof Map) walkKeys([...(value as Table).keys()]);
  for (const part of value.values() as Iterable<Value>) walk(part, depth - 1);
}

function walkKeys(keys: readonly Key[]): void {
  const texts = keys.filter((key) => typeof key === 'string');
  if (texts.length !== 0 && texts.length !== keys.length) throw new Broken('keys are all integers or all text');
  for (const [place, key] of keys.slice(1).entries()) {
    if (!isBefore(keys[place] as Key, key)) throw new Broken('keys are out of order');
  }
}

/** Bytewise order of encoded keys: positive before negative, small before large; short text before long. */
export function isBefore(left: Key, right: Key): boolean {
  if (typeof left === 'string' || typeof right === 'string')
    return isTextBefore(utf8(String(left)), utf8(String(right)));
  if (left < 0 !== right < 0) return right < 0;
  return left < 0 ? left > right : left < right;
}

function isTextBefore(left: Bytes, right: Bytes): boolean {
  if (left.length !== right.length) return left.length < right.length;
  const place = left.findIndex((byte, at) => byte !== right[at]);
  return place >= 0 && (left[place] as number) < (right[place] as number);
}
