/**
 * A reader of deterministic CBOR (RFC 8949, 4.2.1), for bytes whose signature has been verified. Pure.
 *
 * Refused: bytes that end early or go on, a head that is not the shortest, indefinite lengths, a key that comes twice,
 * text that is not UTF-8, nesting past `DEEPEST`. Tags, floats, simple values and keys that are neither integers nor text are
 * well written, but nothing this wire speaks: they are passed over and `foreign` says so.
 */
import { fromUtf8 } from './bytes';
import type { Bytes } from './model';

export type Value = number | bigint | string | boolean | null | Bytes | readonly Value[] | Table | Foreign;
export type Key = number | bigint | string;
export type Table = ReadonlyMap<Key, Value>;
/** A tag, a float or a simple value. */
export class Foreign {}
/** Not one value of deterministic CBOR. */
export class Broken extends Error {}

export const DEEPEST = 32;
const FOREIGN = new Foreign();
const LEAST = new Map([
  [24, 24n],
  [25, 0x100n],
  [26, 0x10000n],
  [27, 0x100000000n],
]);
const SIMPLE = new Map<number, boolean | null>([
  [20, false],
  [21, true],
  [22, null],
]);

export type Decoded = { readonly value: Value; readonly foreign: boolean };

/** Raises Broken. */
export function decode(raw: Bytes): Decoded {
  const reader = new Reader(raw);
  const value = reader.value(DEEPEST);
  if (reader.at !== raw.length) throw new Broken('bytes after the value');
  return { value, foreign: reader.foreign };
}

class Reader {
  at = 0;
  foreign = false;
  private readonly view: DataView;

  constructor(private readonly raw: Bytes) {
    this.view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  }

  value(depth: number): Value {
    const first = this.byte();
    const major = first >> 5;
    if (major === 7) return this.simple(first & 31);
    const head = this.head(first & 31);
    if (major === 0) return head;
    if (major === 1) return typeof head === 'number' && head < Number.MAX_SAFE_INTEGER ? -1 - head : -1n - BigInt(head);
    if (major < 4) return major === 2 ? this.take(head) : this.text(head);
    if (depth === 0) throw new Broken('nested too deeply');
    return this.node(major, head, depth - 1);
  }

  private node(major: number, head: number | bigint, depth: number): Value {
    if (major === 4) return this.list(head, depth);
    if (major === 5) return this.table(head, depth);
    this.value(depth);
    return this.strange();
  }

  private list(count: number | bigint, depth: number): Value {
    const values: Value[] = [];
    while (values.length < count) values.push(this.value(depth));
    return values;
  }

  private table(count: number | bigint, depth: number): Value {
    const table = new Map<Key, Value>();
    const others = new Set<string>();
    while (table.size + others.size < count) {
      const start = this.at;
      const key = this.value(depth);
      const other = isKey(key) ? null : String(this.raw.subarray(start, this.at));
      if (other === null ? table.has(key as Key) : others.has(other)) throw new Broken('a key comes twice');
      const value = this.value(depth);
      if (other === null) table.set(key as Key, value);
      else others.add(other);
    }
    if (others.size) this.strange();
    return table;
  }

  private text(size: number | bigint): string {
    const bytes = this.take(size);
    try {
      return fromUtf8(bytes);
    } catch {
      throw new Broken('text that is not UTF-8');
    }
  }

  /** A length or an integer, in its shortest form. */
  private head(low: number): number | bigint {
    if (low < 24) return low;
    const least = LEAST.get(low);
    if (least === undefined) throw new Broken('a head that is not one, or an indefinite length');
    const value = this.unsigned(1 << (low - 24));
    if (value < least) throw new Broken('not the shortest head');
    return value;
  }

  private unsigned(size: number): number | bigint {
    const at = this.skip(size);
    if (size === 1) return this.view.getUint8(at);
    if (size === 2) return this.view.getUint16(at);
    if (size === 4) return this.view.getUint32(at);
    const long = this.view.getBigUint64(at);
    return long <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(long) : long;
  }

  private simple(low: number): Value {
    const known = SIMPLE.get(low);
    if (known !== undefined) return known;
    if (low > 27) throw new Broken('no simple value');
    if (low === 24 && this.byte() < 32) throw new Broken('not the shortest simple value');
    if (low > 24) this.skip(1 << (low - 24));
    return this.strange();
  }

  private strange(): Foreign {
    this.foreign = true;
    return FOREIGN;
  }

  private byte(): number {
    return this.view.getUint8(this.skip(1));
  }

  private take(size: number | bigint): Bytes {
    const at = this.skip(size);
    return this.raw.slice(at, this.at);
  }

  /** Where it was before it went on. */
  private skip(size: number | bigint): number {
    const at = this.at;
    if (size > this.raw.length - at) throw new Broken('cut short');
    this.at += Number(size);
    return at;
  }
}

function isKey(value: Value): value is Key {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string';
}
