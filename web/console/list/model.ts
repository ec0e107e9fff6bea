/** What a list shows of a row, and how it is compared, found and written to a file. */
import type { Geometry } from 'geojson';
import type { ComponentChildren } from 'preact';

export type Value = string | number | null;

export type Column<T> = {
  readonly key: string;
  /** Key of the heading's words. */
  readonly title: string;
  /** As a file has it, a filter finds it and a sort compares it: codes and instants as the server says them. */
  readonly value: (row: T) => Value;
  /** As a person sees it; the value by default. */
  readonly cell?: (row: T) => ComponentChildren;
  readonly isNumeric?: boolean;
  /** In files only. */
  readonly isHidden?: boolean;
};

export type Order = { readonly key: string; readonly isDown: boolean };

export type Located<T> = (row: T) => Geometry | null;

/** Without diacritics, Đ as D, case or separators' width: as somebody types it in a hurry. */
export const folded = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** Rows in which every word of `wanted` stands in some column. */
export function found<T>(rows: readonly T[], columns: readonly Column<T>[], wanted: string): readonly T[] {
  const words = folded(wanted).split(' ').filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = folded(columns.map(({ value }) => value(row) ?? '').join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** In the order of a column, nothing last; rows that are alike stay as they came. */
export function ordered<T>(rows: readonly T[], columns: readonly Column<T>[], order: Order | null): readonly T[] {
  const column = order && columns.find(({ key }) => key === order.key);
  if (!order || !column) return rows;
  const sign = order.isDown ? -1 : 1;
  const collator = new Intl.Collator('vi', { numeric: true });
  const compare = (one: T, other: T): number => {
    const [left, right] = [column.value(one), column.value(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  };
  return [...rows].sort(compare);
}
