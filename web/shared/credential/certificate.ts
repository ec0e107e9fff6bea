/** The root's word on a bundle key; what is signed by one carries it along. The twin of credentials/bundle/certificate.py. */

import { read } from './canonical';
import { Broken, type Table, type Value } from './cbor';
import { type Envelope, split, splitCertified } from './envelope';
import { instant, octets } from './fields';
import type { Anchor, Bytes, Hex } from './model';
import { isSigned, kidOf } from './signature';
import { AAD, BUNDLE_ROLE, CLAIM, LIMITS } from './wire';

/** A bundle key and the time, [validFrom, validTo), for which the root vouches. */
export type Certificate = {
  readonly kid: Hex;
  readonly publicKey: Bytes;
  readonly validFrom: number;
  readonly validTo: number;
};

const CLAIMS = [CLAIM.iss, CLAIM.exp, CLAIM.nbf, CLAIM.iat, CLAIM.fieldpass];

/** The payload of an envelope that this key signed; raises Broken. */
export async function verified(sealed: Envelope | null, publicKey: Bytes, aad: string): Promise<Bytes> {
  if (sealed === null || sealed.kid !== (await kidOf(publicKey))) throw new Broken('not sealed by this key');
  if (!(await isSigned(sealed, publicKey, aad))) throw new Broken('a false signature');
  return sealed.payload;
}

/** Raises Broken. */
export async function readCertificate(signed: Bytes, anchor: Anchor): Promise<Certificate> {
  const raw = read(await verified(split(signed), anchor.root, AAD.key + anchor.deployment));
  const keys = raw instanceof Map ? [...raw.keys()] : [];
  if (keys.length !== CLAIMS.length || CLAIMS.some((key, place) => keys[place] !== key))
    throw new Broken('not a certificate');
  const [deployment, to, from, , key] = [...(raw as Table).values()] as [Value, Value, Value, Value, Value];
  const said: Table = key instanceof Map ? key : new Map();
  if (deployment !== anchor.deployment || said.get(1) !== BUNDLE_ROLE) throw new Broken('not of a bundle key of ours');
  const publicKey = octets(said.get(2) ?? null, LIMITS.public_key_bytes);
  const kid = await kidOf(publicKey);
  if (anchor.withdrawn?.has(kid)) throw new Broken('the bundle key was withdrawn');
  return { kid, publicKey, validFrom: instant(from), validTo: instant(to) };
}

/** What one signed file of the bundle key says, and for which time its key is vouched for. */
export type Certified = {
  readonly raw: Value;
  readonly covers: (at: number) => boolean;
  readonly certificate: Certificate;
};

/** Verify root → bundle key → file, and decode; raises Broken. The caller looks at the moment and at the deployment. */
export async function openCertified(
  signed: Bytes,
  anchor: Anchor,
  aad: keyof typeof AAD,
  most: number,
): Promise<Certified> {
  if (signed.length > most) throw new Broken('a file past its size limit');
  const parts = splitCertified(signed);
  if (parts === null) throw new Broken('not such a file');
  const certificate = await readCertificate(parts.certificate, anchor);
  const raw = read(await verified(parts, certificate.publicKey, AAD[aad] + anchor.deployment));
  return { raw, certificate, covers: (at) => certificate.validFrom <= at && at < certificate.validTo };
}
