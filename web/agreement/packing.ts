/** Claims and snapshots as the wire carries them, for tests; credentials/bundle/pack.py does it for people. */
import { fromHex } from '../shared/credential/bytes';
import type {
  Bundle,
  Bytes,
  Claims,
  Extension,
  LevelRecord,
  Policy,
  Purpose,
  StatusRef,
  TrustRecord,
  Window,
  ZoneRecord,
} from '../shared/credential/model';
import { CLAIM, PERMIT, wire } from '../shared/credential/wire';
import { filled, table, type Writable } from './cbor_writer';

const { enums } = wire;
const codeOf = (purpose: Purpose) => wire.purposes[purpose].code;
const uuid = (text: string) => fromHex(text.replaceAll('-', ''));
const hours = (windows: readonly Window[]) => filled(windows.map(({ start, end }) => [start, end]));
const refOf = ({ block, index }: StatusRef): Writable => [block, index];
const ascending = (numbers: Iterable<number>) => [...numbers].sort((left, right) => left - right);
const some = (purposes: ReadonlySet<Purpose> | null) => purposes && ascending([...purposes].map(codeOf));

export function packClaims(claims: Claims): Writable {
  const permit = table({
    [PERMIT.profile]: wire.profile,
    [PERMIT.purpose]: codeOf(claims.purpose),
    [PERMIT.end]: claims.end,
    [PERMIT.zones]: claims.zones,
    [PERMIT.status]: refOf(claims.status),
    [PERMIT.subject_type]: enums.SubjectType[claims.subjectType],
    [PERMIT.crew]: claims.crew === null ? undefined : fromHex(claims.crew),
    [PERMIT.name]: claims.name,
    [PERMIT.tails]: filled(claims.tails.map(Number)),
    [PERMIT.plates]: filled(claims.plates),
    [PERMIT.base_zone]: claims.baseZone ?? undefined,
    [PERMIT.windows]: hours(claims.windows),
    [PERMIT.entry_mode]: claims.entryMode === 'SINGLE' ? enums.EntryMode.SINGLE : undefined,
    [PERMIT.control_code]: fromHex(Number(claims.controlCode).toString(16).padStart(10, '0')),
    15: claims.unknown ? 1 : undefined,
  });
  return new Map<number, Writable>([
    [CLAIM.iss, claims.deployment],
    [CLAIM.exp, claims.expiresAt],
    [CLAIM.nbf, claims.notBefore],
    [CLAIM.iat, claims.issuedAt],
    [CLAIM.cti, fromHex(claims.cti)],
    [CLAIM.fieldpass, permit],
  ]);
}

export async function packBundle(bundle: Bundle): Promise<Writable> {
  const post = bundle.checkpoint;
  return table({
    1: bundle.deployment,
    2: bundle.sequence,
    3: bundle.issuedAt,
    4: bundle.expiresAt,
    5: fromHex(bundle.previousHash),
    6: [...bundle.trust.values()].map(packTrust),
    7: bundle.status && table({ 1: bundle.status.asOf, 2: await packBlocks(bundle.status.blocks) }),
    8: table({
      1: uuid(post.id),
      2: enums.CheckpointKind[post.kind],
      3: post.name,
      4: post.fromZones,
      5: post.toZones,
      6: post.hard,
      7: post.validFrom,
      8: post.validTo ?? undefined,
    }),
    9: [...bundle.zones.values()].map(packZone),
    10: [...bundle.levels.values()].map(packLevel),
    11: packPolicy(bundle.policy),
    12: bundle.extensions.map(packExtension),
    13: bundle.desk.map(({ name, phone }) => [name, phone]),
    14: new Map(Object.entries(bundle.texts).map(([language, words]) => [language, new Map(Object.entries(words))])),
  });
}

async function packBlocks(blocks: ReadonlyMap<number, Bytes>): Promise<Writable> {
  return new Map(await Promise.all([...blocks].map(async ([block, bits]) => [block, await deflated(bits)] as const)));
}

export async function deflated(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

function packTrust(record: TrustRecord): Writable {
  const { zones, purposes, longestS } = record.scope;
  return table({
    1: fromHex(record.kid),
    2: record.publicKey,
    3: enums.KeyRole[record.role],
    4: zones && ascending(zones),
    5: some(purposes),
    6: longestS,
    7: record.signsFrom,
    8: record.signsTo,
    9: record.withdrawnAt ?? undefined,
    10: record.issuedSet ? [fromHex(record.issuedSet.sha256), record.issuedSet.asOf] : undefined,
  });
}

function packZone(zone: ZoneRecord): Writable {
  const versions = zone.versions.map((one) => [
    one.validFrom,
    one.validTo,
    one.level,
    enums.Restriction[one.restriction],
  ]);
  const changes = zone.changes.map((one) => [
    one.counter,
    one.recordedAt,
    one.effectiveAt,
    enums.ChangeKind[one.kind],
    some(one.purposes),
  ]);
  const said = zone.reaffirmations.map((one) => [
    one.at,
    some(one.purposes),
    one.permits === null ? null : one.permits.map(refOf),
  ]);
  return table({
    1: zone.number,
    2: zone.code,
    3: zone.name,
    4: enums.ZoneKind[zone.kind],
    5: versions,
    6: filled(changes),
    7: filled(said),
  });
}

function packLevel(level: LevelRecord): Writable {
  const rules = [...level.rules].map(([purpose, rule]) => {
    const health = rule.health ? [rule.health.testWithinH, rule.health.doses] : undefined;
    const said = table({ 1: enums.Rule[rule.rule], 2: hours(rule.windows), 3: health, 4: rule.transit ?? undefined });
    return [codeOf(purpose), said] as const;
  });
  return table({ 1: level.code, 2: new Map(rules) });
}

function packPolicy(policy: Policy): Writable {
  return table({
    1: table(policy.staleAfterS),
    2: policy.leewayStartS,
    3: policy.leewayEndS,
    4: policy.expiredGraceS,
    5: policy.closureGraceS,
    6: policy.returnS,
    7: policy.samePassageS,
    8: ascending(policy.transitClasses),
    9: policy.utcOffsetMin,
    10: policy.replyCodeS,
  });
}

export function packExtension(one: Extension): Writable {
  return [one.at, some(one.purposes), ascending(one.zones), one.endingFrom, one.endingTo, one.newEnd];
}
