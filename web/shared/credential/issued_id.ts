/** How an issued set names a credential: by all that it says, for whoever holds the leaked key can borrow an identity. */
import { sha256, toHex } from './bytes';
import type { Bytes, Hex } from './model';
import { LIMITS } from './wire';

export async function issuedId(payload: Bytes): Promise<Hex> {
  return toHex((await sha256(payload)).subarray(0, LIMITS.issued_id_bytes));
}
