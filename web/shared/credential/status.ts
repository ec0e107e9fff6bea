/** The status list: two bits a credential, in blocks, least significant first. Pure. */
import type { Bytes, Status, StatusList, StatusRef } from './model';
import { ENUMS, LIMITS } from './wire';

/** null where the list does not reach: unknown, not VALID. */
export function findStatus(list: StatusList, ref: StatusRef): Status | null {
  const bits = list.blocks.get(ref.block);
  if (bits === undefined || ref.index < 0 || ref.index >= LIMITS.status_block) return null;
  return ENUMS.Status.get(((bits[ref.index >> 2] ?? 0) >> ((ref.index & 3) * 2)) & 3) ?? null;
}

/** The same block with these entries set. */
export function changed(bits: Bytes, entries: ReadonlyMap<number, number>): Bytes {
  const block = bits.slice();
  for (const [index, code] of entries) {
    const shift = (index & 3) * 2;
    block[index >> 2] = ((block[index >> 2] ?? 0) & ~(3 << shift)) | (code << shift);
  }
  return block;
}
