/** PINs, codes read aloud, and the device's signature: what no CBOR carries. The numbers are those of docs/credential.cddl. */
import { isEqualSecret, joined, sha256, toBase64Url, toNumber, utf8 } from './bytes';
import type { Bytes, Officer } from './model';
import { ES256 } from './signature';
import { AAD, wire } from './wire';

const PIN = new RegExp(`^[0-9]{${wire.pin.digits}}$`);

/** Whether these six digits are the officer's; some 0.1 s on a phone, which is the point. */
export async function pinMatches(officer: Officer, pin: string): Promise<boolean> {
  if (!PIN.test(pin)) return false;
  const key = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: officer.salt, iterations: wire.pin.iterations };
  const bits = await crypto.subtle.deriveBits(how, key, 8 * wire.pin.hash_bytes);
  return isEqualSecret(new Uint8Array(bits), officer.hash);
}

/** What a call is about. `code`: the permit's twelve digits, or twelve zeros where none could be read. */
export type Call = {
  readonly deployment: string;
  /** UUID in lower case with hyphens. */
  readonly checkpoint: string;
  readonly code: string;
  readonly challenge: string;
};

/** The six digits by which the desk lets one passage through; only desk and device hold the key. */
export async function replyCode(replyKey: Bytes, { deployment, checkpoint, code, challenge }: Call): Promise<string> {
  const key = await crypto.subtle.importKey('raw', replyKey, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const message = utf8(`${AAD.reply}${deployment}/${checkpoint}/${code}/${challenge}/PASS`);
  return digits(new Uint8Array(await crypto.subtle.sign('HMAC', key, message)), wire.reply.digits);
}

/** The six digits that a device shows and a district officer types: that this key is that device's. */
export async function confirmationCode(deployment: string, device: string, publicKey: Bytes): Promise<string> {
  const message = joined(utf8(`${AAD.confirm}${deployment}/${device}/`), publicKey);
  return digits(await sha256(message), wire.enrolment.confirm_digits);
}

/** The device's word on a check: base64url of r || s. */
export async function signCheck(key: CryptoKey, deployment: string, device: string, text: string): Promise<string> {
  const message = utf8(`${AAD.check}${deployment}/${device}/${text}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(ES256, key, message)));
}

function digits(hash: Bytes, count: number): string {
  return String(toNumber(hash.subarray(0, 4)) % 10 ** count).padStart(count, '0');
}
