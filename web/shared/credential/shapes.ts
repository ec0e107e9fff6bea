/** Readers of shapes: maps with their keys, lists, what may be null. Pure; raise Broken. */
import { Broken, type Table, type Value } from './cbor';
import type { Read } from './fields';

const MANY = 100_000;

export type Parts = { readonly get: (key: number) => Value; readonly find: (key: number) => Value | null };

/** A map with every key of 1 … `always`, and none else but those of `sometimes`, which are never null. */
export function parts(value: Value, always: number, sometimes: readonly number[] = []): Parts {
  return keyed(
    value,
    Array.from({ length: always }, (_, at) => at + 1),
    sometimes,
  );
}

export function keyed(value: Value, always: readonly number[], sometimes: readonly number[]): Parts {
  if (!(value instanceof Map)) throw new Broken('not a map');
  const table = value as Table;
  const extra = sometimes.filter((key) => table.has(key));
  const whole = always.every((key) => table.has(key)) && table.size === always.length + extra.length;
  if (!whole || extra.some((key) => table.get(key) === null)) throw new Broken('not a map with its keys');
  const find = (key: number) => table.get(key) ?? null;
  return { get: find, find };
}

export function flag(value: Value): boolean {
  if (typeof value !== 'boolean') throw new Broken('not true or false');
  return value;
}

export function maybe<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null ? null : read(value));
}

export function each<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > MANY) throw new Broken('not a list');
    return value.map((one) => read(one));
  };
}

/** A list that is left out when it is empty: absent gives an empty one. */
export function some<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (value === null) return [];
    if (Array.isArray(value) && value.length === 0) throw new Broken('an empty list');
    return each(read)(value);
  };
}

export function setOf<T>(read: Read<T>): Read<ReadonlySet<T>> {
  return (value) => new Set(each(read)(value));
}

export function entries<K, V>(key: Read<K>, read: Read<V>): Read<readonly (readonly [K, V])[]> {
  return (value) => {
    if (!(value instanceof Map)) throw new Broken('not a map');
    return [...(value as Table)].map(([name, one]) => [key(name), read(one)] as const);
  };
}

/** Each said once. */
export function byName<K, V>(several: readonly V[], nameOf: (one: V) => K): ReadonlyMap<K, V> {
  const found = new Map(several.map((one) => [nameOf(one), one]));
  if (found.size !== several.length) throw new Broken('a name comes twice');
  return found;
}
