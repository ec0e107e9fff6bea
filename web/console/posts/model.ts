/** Checkpoints as the server says them, their devices and officers. */
import type { CheckpointKind } from '../../shared/credential/model';
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { LonLat } from '../map/stage';
import { oneOf, optionalInstant } from '../zones/model';

export const KINDS = ['ROAD', 'WATER', 'FERRY', 'HAMLET_BARRIER'] as const satisfies readonly CheckpointKind[];

export type DeskNumber = { readonly name: string; readonly phone: string };

export type Post = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: CheckpointKind;
  readonly place: LonLat;
  readonly unit: string;
  readonly fromZones: readonly number[];
  readonly toZones: readonly number[];
  readonly desk: readonly DeskNumber[];
  readonly phones: readonly string[];
  readonly hard: boolean;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
};

const POST = `id version name kind place { lon lat } unit fromZones toZones desk { name phone } phones hard validFrom validTo
  recordedAt supersededAt`;

export const POSTS = `query ConsolePosts($first: Int!, $after: String, $filter: CheckpointFilterInput) {
  checkpoints(first: $first, after: $after, filter: $filter) { edges { node { ${POST} } }
  pageInfo { hasNextPage endCursor } } }`;

export const ONE_POST = `query ConsolePost($id: ID!) { checkpoint(id: $id) { ${POST} history { ${POST} } } }`;

/** A post that stands no more, or not yet, is found by when it did or will. */
export const ONE_POST_AT = `query ConsolePostAt($id: ID!, $at: DateTime) {
  checkpoint(id: $id, at: $at) { ${POST} history { ${POST} } } }`;

export function readPost(value: unknown, where: string): Post {
  const said = object(value, where);
  const place = object(said.place, where);
  return {
    id: text(said.id, where),
    version: number(said.version, where),
    name: text(said.name, where),
    kind: oneOf(said.kind, KINDS, where),
    place: [number(place.lon, where), number(place.lat, where)],
    unit: text(said.unit, where),
    fromZones: list(said.fromZones, where, number),
    toZones: list(said.toZones, where, number),
    desk: list(said.desk, where, (one) => {
      const desk = object(one, where);
      return { name: text(desk.name, where), phone: text(desk.phone, where) };
    }),
    phones: list(said.phones, where, text),
    hard: said.hard === true,
    validFrom: instant(said.validFrom, where),
    validTo: optionalInstant(said.validTo, where),
    recordedAt: instant(said.recordedAt, where),
    supersededAt: optionalInstant(said.supersededAt, where),
  };
}

export type PostWithHistory = { readonly post: Post; readonly history: readonly Post[] };

export function readOnePost(data: Json): PostWithHistory | null {
  if (data.checkpoint === null) return null;
  const said = object(data.checkpoint, 'checkpoint');
  return { post: readPost(said, 'checkpoint'), history: list(said.history, 'history', readPost) };
}

export type Device = {
  readonly id: string;
  readonly label: string;
  readonly enrolledAt: Date;
  readonly confirmedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly bundleSequence: number | null;
  readonly clockOffsetMs: number | null;
};

export const DEVICES = `query ConsolePostDevices($id: ID!) { checkpointDevices(checkpoint: $id) {
  id label enrolledAt confirmedAt revokedAt lastSeenAt bundleSequence clockOffsetMs } }`;

const optionalNumber = (value: unknown, where: string): number | null => (value === null ? null : number(value, where));

export const readDevices = (data: Json): readonly Device[] =>
  list(data.checkpointDevices ?? [], 'checkpointDevices', (value, where) => {
    const said = object(value, where);
    return {
      id: text(said.id, where),
      label: text(said.label, where),
      enrolledAt: instant(said.enrolledAt, where),
      confirmedAt: optionalInstant(said.confirmedAt, where),
      revokedAt: optionalInstant(said.revokedAt, where),
      lastSeenAt: optionalInstant(said.lastSeenAt, where),
      bundleSequence: optionalNumber(said.bundleSequence, where),
      clockOffsetMs: optionalNumber(said.clockOffsetMs, where),
    };
  });

export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly isLeader: boolean;
  readonly addedAt: Date;
  readonly pinSetAt: Date;
};

export const OFFICERS = `query ConsolePostOfficers($id: ID!) { officers(checkpoint: $id) {
  id name leader addedAt pinSetAt } }`;

export const readOfficers = (data: Json): readonly Officer[] =>
  list(data.officers ?? [], 'officers', (value, where) => {
    const said = object(value, where);
    return {
      id: text(said.id, where),
      name: text(said.name, where),
      isLeader: said.leader === true,
      addedAt: instant(said.addedAt, where),
      pinSetAt: instant(said.pinSetAt, where),
    };
  });

/** An invitation of a device: shown while it is good, and never again. */
export type Invitation = {
  readonly secret: string;
  readonly expiresAt: Date;
  readonly link: string | null;
  readonly qrSvg: string | null;
};

export const readInvitation = (done: Json): Invitation => ({
  secret: text(done.secret, 'secret'),
  expiresAt: instant(done.expiresAt, 'expiresAt'),
  link: optionalText(done.link, 'link'),
  qrSvg: optionalText(done.qrSvg, 'qrSvg'),
});

/** As it is read aloud and typed: four characters at a time. */
export const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

export const POST_STIRS = ['CHECKPOINT_CREATED', 'CHECKPOINT_RESITED', 'CHECKPOINT_CLOSED'];
export const DEVICE_STIRS = ['DEVICE_INVITED', 'DEVICE_ENROLLED', 'DEVICE_CONFIRMED', 'DEVICE_REVOKED'];
export const OFFICER_STIRS = ['OFFICER_ADDED', 'OFFICER_ENDED', 'OFFICER_PIN_SET'];
