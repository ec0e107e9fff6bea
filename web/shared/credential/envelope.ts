/**
 * COSE_Sign1 as one fixed byte template: matched, never decoded, before its signature is verified. Pure.
 *
 * D2 84 4D A2 01 26 04 48 <kid> <unprotected> <byte string: payload> 58 40 <signature>
 */
import { fromHex, joined, standsAt, toHex, utf8 } from './bytes';
import type { Bytes, Hex } from './model';
import { LIMITS } from './wire';

const HEAD = fromHex('d2844da201260448');
const BARE = fromHex('a0');
const WITH_CERTIFICATE = fromHex('a13a00010001');
const SIGNATURE = fromHex('5840');
const AFTER_KID = HEAD.length + LIMITS.kid_bytes;
/** "Signature1" and the protected header as far as the kid. */
const SIGNED_HEAD = joined(fromHex('846a'), utf8('Signature1'), HEAD.subarray(2));
const LENGTHS = new Map([
  [0x58, { size: 1, least: 24 }],
  [0x59, { size: 2, least: 0x100 }],
  [0x5a, { size: 4, least: 0x10000 }],
]);

/** `wrapped` is the payload behind its CBOR head, as it was signed. */
export type Envelope = {
  readonly kid: Hex;
  readonly payload: Bytes;
  readonly wrapped: Bytes;
  readonly signature: Bytes;
  readonly certificate: Bytes;
};

/** An envelope with nothing unprotected: a credential, a key certificate, an issued set. */
export function split(raw: Bytes): Envelope | null {
  if (!standsAt(raw, 0, HEAD) || !standsAt(raw, AFTER_KID, BARE)) return null;
  return signed(raw, AFTER_KID + BARE.length, new Uint8Array());
}

/** An envelope that carries the certificate of its key: a bundle, a delta, a sheet, a time. */
export function splitCertified(raw: Bytes): Envelope | null {
  if (!standsAt(raw, 0, HEAD) || !standsAt(raw, AFTER_KID, WITH_CERTIFICATE)) return null;
  const certificate = byteString(raw, AFTER_KID + WITH_CERTIFICATE.length);
  return certificate && signed(raw, certificate.end, raw.slice(certificate.start, certificate.end));
}

function signed(raw: Bytes, at: number, certificate: Bytes): Envelope | null {
  const payload = byteString(raw, at);
  if (payload === null) return null;
  const { start, end } = payload;
  const after = end + SIGNATURE.length;
  if (raw.length !== after + LIMITS.signature_bytes || !standsAt(raw, end, SIGNATURE)) return null;
  const kid = toHex(raw.subarray(HEAD.length, AFTER_KID));
  return { kid, payload: raw.slice(start, end), wrapped: raw.slice(at, end), signature: raw.slice(after), certificate };
}

/** Where the byte string at `at` starts and ends; its length in the shortest form, 24 bytes or more. */
function byteString(raw: Bytes, at: number): { start: number; end: number } | null {
  const shape = LENGTHS.get(raw[at] ?? 0);
  if (shape === undefined) return null;
  const start = at + 1 + shape.size;
  const length = raw.subarray(at + 1, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return length >= shape.least && start + length <= raw.length ? { start, end: start + length } : null;
}

/** All of COSE's Sig_structure before the payload; what is signed is this and the wrapped payload. */
export function signingHead(aad: string, kid: Hex): Bytes {
  const outside = utf8(aad);
  const head = outside.length < 24 ? [0x40 | outside.length] : [0x58, outside.length];
  return joined(SIGNED_HEAD, fromHex(kid), Uint8Array.from(head), outside);
}

/** The shortest CBOR head of a byte string before `content` (24 bytes or more). */
export function wrap(content: Uint8Array): Bytes {
  for (const [head, { size, least }] of LENGTHS) {
    if (content.length < least || content.length >= 2 ** (8 * size)) continue;
    const length = Array.from(
      { length: size },
      (_, place) => Math.floor(content.length / 256 ** (size - 1 - place)) % 256,
    );
    return joined(Uint8Array.of(head, ...length), content);
  }
  throw new RangeError("an envelope's payload has between 24 bytes and 4 GB");
}

/** Put an envelope together. */
export function join(kid: Hex, payload: Bytes, signature: Bytes, certificate?: Bytes): Bytes {
  const unprotected = certificate ? joined(WITH_CERTIFICATE, wrap(certificate)) : BARE;
  return joined(HEAD, fromHex(kid), unprotected, wrap(payload), SIGNATURE, signature);
}
