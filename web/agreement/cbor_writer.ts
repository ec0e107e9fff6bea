/** Deterministic CBOR (RFC 8949, 4.2.1), for tests: the pages themselves write none. Pure. */
import { joined, utf8 } from '../shared/credential/bytes';
import { isBefore } from '../shared/credential/canonical';
import type { Key } from '../shared/credential/cbor';
import type { Bytes } from '../shared/credential/model';

export type Writable = number | string | boolean | null | Bytes | readonly Writable[] | ReadonlyMap<Key, Writable>;

export function write(value: Writable): Bytes {
  if (value === null || typeof value === 'boolean') return Uint8Array.of(value === null ? 0xf6 : value ? 0xf5 : 0xf4);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return joined(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return joined(head(2, value.length), value);
  if (value instanceof Map) return writeTable(value as ReadonlyMap<Key, Writable>);
  const several = value as readonly Writable[];
  return joined(head(4, several.length), ...several.map(write));
}

function writeTable(table: ReadonlyMap<Key, Writable>): Bytes {
  const rows = [...table].sort(([left], [right]) => (isBefore(left, right) ? -1 : 1));
  return joined(head(5, rows.length), ...rows.flatMap(([key, value]) => [write(key as Writable), write(value)]));
}

function head(major: number, size: number): Bytes {
  if (size < 24) return Uint8Array.of((major << 5) | size);
  const width = size < 0x100 ? 0 : size < 0x10000 ? 1 : size < 0x100000000 ? 2 : 3;
  const bytes = new DataView(new ArrayBuffer(1 + (1 << width)));
  bytes.setUint8(0, (major << 5) | (24 + width));
  if (width === 3) bytes.setBigUint64(1, BigInt(size));
  else
    for (let at = 1 << width, left = size; at > 0; at -= 1, left = Math.floor(left / 256))
      bytes.setUint8(at, left % 256);
  return new Uint8Array(bytes.buffer);
}

/** A map by number whose empty and absent values are left out. */
export function table(rows: Readonly<Record<number, Writable | undefined>>): ReadonlyMap<Key, Writable> {
  const said = Object.entries(rows).filter((row): row is [string, Writable] => row[1] !== undefined);
  return new Map(said.map(([key, value]) => [Number(key), value]));
}

export function filled(several: readonly Writable[]): readonly Writable[] | undefined {
  return several.length > 0 ? several : undefined;
}
