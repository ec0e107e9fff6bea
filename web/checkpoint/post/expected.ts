/** "Expected here": what a few typed characters find on the checkpoint's sheet. Pure. */

import { typed as codeOf } from '../../shared/credential/control_code';
import type { Claims } from '../../shared/credential/model';
import type { Source } from '../model';

export const MOST = 20;
const LEAST = 2;

export type Found = {
  readonly source: Source;
  /** A whole control code was typed. */
  readonly code: string | null;
  /** What can be told of a plate. */
  readonly plate: string | null;
  readonly rows: readonly Claims[];
};

/** Capitals and digits alone, without marks: as plates are written on a permit. */
export function folded(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'D');
  return bare.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

export function search(rows: readonly Claims[], typed: string): Found {
  const code = codeOf(typed.trim());
  if (code) return { source: 'CODE', code, plate: null, rows: rows.filter((row) => row.controlCode === code) };
  const key = folded(typed);
  if (key.length < LEAST) return { source: 'SHEET', code: null, plate: null, rows: [] };
  const byPlate = rows.filter((row) => row.plates.some((plate) => plate.includes(key)));
  const isPlate = rows.some((row) => row.plates.includes(key)) || /^\d{2}[A-Z]/.test(key);
  if (isPlate) return { source: 'PLATE', code: null, plate: key.slice(0, 12), rows: byPlate };
  const others = rows.filter((row) => !byPlate.includes(row) && matches(row, key));
  return { source: 'SHEET', code: null, plate: null, rows: [...byPlate, ...others] };
}

const matches = (row: Claims, key: string): boolean =>
  /^\d+$/.test(key)
    ? row.tails.some((tail) => tail.startsWith(key)) || row.controlCode.startsWith(key)
    : folded(row.name).includes(key);

/** A name in two: what stands before, and the given name that is compared. */
export function nameParts(name: string): readonly [string, string] {
  const at = name.lastIndexOf(' ');
  return [name.slice(0, at + 1), name.slice(at + 1)];
}
