/** Enrolling this phone, and asking what became of it. */
import type { Bytes } from '../../shared/credential/model';
import { type Json, object, text } from '../../shared/json';
import type { Device, Place } from '../model';
import type { Enrolling } from '../store/database';
import { base64url, bytesOf } from './base64';
import { ask, type Failure, failed, member } from './graphql';

const PLACE = 'checkpoint { id uuid name bundleAddress sheetAddress }';
const ENROL = `mutation Enrol($input: EnrolCheckpointDeviceInput!) {
  enrolCheckpointDevice(input: $input) {
    __typename
    ... on CheckpointDeviceEnrolled {
      device { uuid label confirmationCode confirmed ${PLACE} } token deployment root replyKey
    }
    ... on ConflictProblem { code }
    ... on Problem { message }
  }
}`;
const SELF = `query Self { checkpointDevice { label confirmed ${PLACE} } }`;

/** Raw x || y of a P-256 key: what WebCrypto exports behind one byte that says "uncompressed". */
export async function rawPublicKey(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key)).slice(1);
}

/** A key that signs and cannot be taken out of this browser. */
export const makeKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']) as Promise<CryptoKeyPair>;

export async function enrol(wish: Enrolling): Promise<Device | Failure> {
  const publicKey = base64url(await rawPublicKey(wish.keys.publicKey));
  const { invitation, idempotencyKey } = wish;
  const answer = await ask(ENROL, { input: { idempotencyKey, invitation, publicKey } }, null);
  if (answer.kind !== 'data') return answer;
  const enrolled = member(answer.data, 'enrolCheckpointDevice', 'CheckpointDeviceEnrolled');
  return failed(enrolled) ? enrolled : readDevice(enrolled, wish.keys.privateKey);
}

function readDevice(enrolled: Json, privateKey: CryptoKey): Device {
  const device = object(enrolled.device, 'device');
  return {
    uuid: text(device.uuid, 'uuid'),
    label: text(device.label, 'label'),
    token: text(enrolled.token, 'token'),
    deployment: text(enrolled.deployment, 'deployment'),
    root: bytesOf(text(enrolled.root, 'root')),
    replyKey: bytesOf(text(enrolled.replyKey, 'replyKey')),
    privateKey,
    place: readPlace(device.checkpoint),
    confirmationCode: text(device.confirmationCode, 'confirmationCode'),
    confirmed: device.confirmed === true,
    revoked: false,
  };
}

function readPlace(value: unknown): Place {
  const place = object(value, 'checkpoint');
  return {
    id: text(place.id, 'id'),
    uuid: text(place.uuid, 'uuid'),
    name: text(place.name, 'name'),
    bundleAddress: text(place.bundleAddress, 'bundleAddress'),
    sheetAddress: text(place.sheetAddress, 'sheetAddress'),
  };
}

/** Whether a district officer has confirmed it by now, and what its checkpoint is called. */
export async function self(device: Device): Promise<Pick<Device, 'confirmed' | 'place' | 'label'> | Failure> {
  const answer = await ask(SELF, {}, device.token);
  if (answer.kind !== 'data') return answer;
  if (answer.data.checkpointDevice === null) return { kind: 'revoked' };
  const told = object(answer.data.checkpointDevice, 'checkpointDevice');
  return { confirmed: told.confirmed === true, label: text(told.label, 'label'), place: readPlace(told.checkpoint) };
}
