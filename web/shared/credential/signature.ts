/** ES256 by WebCrypto, with raw keys (x || y) and raw signatures (r || s). */
import { joined, sha256, toHex } from './bytes';
import { type Envelope, signingHead } from './envelope';
import type { Bytes, Hex } from './model';
import { LIMITS } from './wire';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
const UNCOMPRESSED = Uint8Array.of(4);
const MOST_KEYS = 4096;
/** The platform's key objects, made once: making one costs as much as a signature. */
const keys = new Map<Hex, Promise<CryptoKey>>();

/** A key is named by its own hash. */
export async function kidOf(publicKey: Bytes): Promise<Hex> {
  return toHex((await sha256(publicKey)).subarray(0, LIMITS.kid_bytes));
}

/** Whether this key signed this message; raises for a key that is no point of the curve. */
export async function verifies(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  return crypto.subtle.verify(ES256, await loaded(publicKey), signature, message);
}

/** Whether this key signed this envelope; the algorithm is the key's, the header is only compared with it. */
export async function isSigned(sealed: Envelope, publicKey: Bytes, aad: string): Promise<boolean> {
  return verifies(publicKey, joined(signingHead(aad, sealed.kid), sealed.wrapped), sealed.signature);
}

function loaded(publicKey: Bytes): Promise<CryptoKey> {
  const name = toHex(publicKey);
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = crypto.subtle.importKey('raw', joined(UNCOMPRESSED, publicKey), CURVE, false, ['verify']);
  keys.set(name, key);
  key.catch(() => keys.delete(name));
  return key;
}
