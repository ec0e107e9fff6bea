/** A checkpoint into a locked-down district on the morning of 2021-09-16, as in tests/credentials/scenario.py. */
import type {
  Bundle,
  Claims,
  LevelRecord,
  LevelRule,
  Policy,
  Rule,
  TrustRecord,
  ZoneRecord,
} from '../shared/credential/model';
import { BLOCK_BYTES } from '../shared/credential/trust';
import { POLICY, PURPOSES } from '../shared/credential/wire';
import type { Key } from './sealing';

export const [HOUR, DAY] = [3600, 86400];
export const NOW = 1631725200 + 8 * HOUR;
export const DEPLOYMENT = 'dt-2021';
export const POST = '018f0000-0000-7000-8000-000000000001';
export const ELSEWHERE = '018f0000-0000-7000-8000-000000000002';
export const [CAO_LANH, SA_DEC, HAMLET] = [3, 5, 117];

export const DEFAULT_POLICY: Policy = {
  staleAfterS: POLICY.stale_after_s,
  leewayStartS: POLICY.leeway_start_s,
  leewayEndS: POLICY.leeway_end_s,
  expiredGraceS: POLICY.expired_grace_s,
  closureGraceS: POLICY.closure_grace_s,
  returnS: POLICY.return_s,
  samePassageS: POLICY.same_passage_s,
  transitClasses: new Set(POLICY.transit_classes),
  utcOffsetMin: POLICY.utc_offset_min,
  replyCodeS: POLICY.reply_code_s,
};

export function aClaims(changes: Partial<Claims> = {}): Claims {
  return {
    deployment: DEPLOYMENT,
    cti: '000102030405060708090a0b0c0d0e0f',
    issuedAt: NOW - DAY,
    notBefore: NOW - DAY,
    end: NOW + 5 * DAY,
    expiresAt: NOW + 40 * DAY,
    purpose: 'INCIDENT_REPAIR',
    zones: [SA_DEC],
    status: { block: 2, index: 12000 },
    subjectType: 'CREW',
    crew: '0001020304050607',
    name: 'N. Văn Hùng',
    tails: ['1234', '5678'],
    plates: ['66C12345', '66P20101'],
    baseZone: CAO_LANH,
    windows: [],
    entryMode: 'MULTIPLE',
    controlCode: withCheck('4820175536'),
    unknown: false,
    ...changes,
  };
}

/** Ten digits and the two that check them. */
export function withCheck(body: string): string {
  return body + String(98 - ((Number(body) * 100) % 97)).padStart(2, '0');
}

export function aTrustRecord(key: Key, changes: Partial<TrustRecord> = {}): TrustRecord {
  return {
    kid: key.kid,
    publicKey: key.publicKey,
    role: 'ISSUER',
    scope: { zones: null, purposes: null, longestS: POLICY.credential_life_s },
    signsFrom: NOW - 30 * DAY,
    signsTo: NOW + 30 * DAY,
    withdrawnAt: null,
    issuedSet: null,
    ...changes,
  };
}

export function aRule(rule: Rule, changes: Partial<LevelRule> = {}): LevelRule {
  return { rule, windows: [], health: null, transit: null, ...changes };
}

export function aLevel(code: string, rule: Rule): LevelRecord {
  return { code, rules: new Map(PURPOSES.map((purpose) => [purpose, aRule(rule)])) };
}

export function aZone(number: number, level: string | null, changes: Partial<ZoneRecord> = {}): ZoneRecord {
  const versions = [{ validFrom: NOW - 60 * DAY, validTo: null, level, restriction: 'CONDITIONAL' }] as const;
  return {
    number,
    code: `Z${number}`,
    name: `Zone ${number}`,
    kind: 'UNIT',
    versions,
    changes: [],
    reaffirmations: [],
    ...changes,
  };
}

export function byName<K, V>(several: readonly V[], nameOf: (one: V) => K): ReadonlyMap<K, V> {
  return new Map(several.map((one) => [nameOf(one), one]));
}

export function aBundle(trust: readonly TrustRecord[], changes: Partial<Bundle> = {}): Bundle {
  const blocks = new Map([0, 1, 2, 3].map((block) => [block, new Uint8Array(BLOCK_BYTES)]));
  return {
    valid: true,
    deployment: DEPLOYMENT,
    sequence: 7,
    issuedAt: NOW - HOUR,
    expiresAt: NOW + 6 * DAY,
    previousHash: '',
    trust: byName(trust, (record) => record.kid),
    status: { asOf: NOW - HOUR, blocks },
    checkpoint: {
      id: POST,
      kind: 'ROAD',
      name: 'Cầu Nhật',
      fromZones: [CAO_LANH],
      toZones: [SA_DEC],
      hard: false,
      validFrom: NOW - 60 * DAY,
      validTo: null,
    },
    zones: byName([aZone(CAO_LANH, 'NEW_NORMAL'), aZone(SA_DEC, 'D16'), aZone(HAMLET, 'D16')], (zone) => zone.number),
    levels: byName([aLevel('D16', 'PERMIT'), aLevel('NEW_NORMAL', 'FREE')], (level) => level.code),
    policy: DEFAULT_POLICY,
    extensions: [],
    desk: [{ name: 'Trực Sở TTTT', phone: '02773000000' }],
    texts: {},
    issuedSets: new Map(),
    ...changes,
  };
}
