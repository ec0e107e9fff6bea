/** Keys and signed files, for tests: what the server does in credentials/codec.py and credentials/bundle/seal.py. */
import { encode } from '../shared/credential/base45';
import { joined } from '../shared/credential/bytes';
import { join, signingHead, wrap } from '../shared/credential/envelope';
import type { Anchor, Bundle, Bytes, Claims, Hex } from '../shared/credential/model';
import { ES256, kidOf } from '../shared/credential/signature';
import { AAD, BUNDLE_ROLE, CLAIM, PREFIX } from '../shared/credential/wire';
import { table, type Writable, write } from './cbor_writer';
import { packBundle, packClaims } from './packing';

const LAST_INSTANT = 2 ** 32 - 1;

export class Key {
  private constructor(
    readonly kid: Hex,
    readonly publicKey: Bytes,
    readonly privateKey: CryptoKey,
  ) {}

  static async generate(): Promise<Key> {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return new Key(await kidOf(point.slice(1)), point.slice(1), pair.privateKey);
  }

  /** An envelope of ours around this payload. */
  async seal(payload: Bytes, aad: string, certificate?: Bytes): Promise<Bytes> {
    const message = joined(signingHead(aad, this.kid), wrap(payload));
    const signature = new Uint8Array(await crypto.subtle.sign(ES256, this.privateKey, message));
    return join(this.kid, payload, signature, certificate);
  }
}

export async function sealPermit(claims: Claims, key: Key): Promise<string> {
  return PREFIX + encode(await key.seal(write(packClaims(claims)), AAD.permit + claims.deployment));
}

/** A root, a bundle key that it vouches for, and what they sign. */
export class Authority {
  private constructor(
    readonly anchor: Anchor,
    readonly mate: Key,
    private readonly certificate: Bytes,
  ) {}

  static async found(deployment: string, validFrom = 1, validTo = LAST_INSTANT): Promise<Authority> {
    const [root, mate] = [await Key.generate(), await Key.generate()];
    const claims = new Map<number, Writable>([
      [CLAIM.iss, deployment],
      [CLAIM.exp, validTo],
      [CLAIM.nbf, validFrom],
      [CLAIM.iat, validFrom],
      [CLAIM.fieldpass, table({ 1: BUNDLE_ROLE, 2: mate.publicKey })],
    ]);
    const certificate = await root.seal(write(claims), AAD.key + deployment);
    return new Authority({ deployment, root: root.publicKey }, mate, certificate);
  }

  seal(aad: 'bundle' | 'delta' | 'issued' | 'sheet' | 'time', payload: Writable): Promise<Bytes> {
    return this.mate.seal(write(payload), AAD[aad] + this.anchor.deployment, this.certificate);
  }

  async bundle(bundle: Bundle): Promise<Bytes> {
    return this.seal('bundle', await packBundle(bundle));
  }
}
