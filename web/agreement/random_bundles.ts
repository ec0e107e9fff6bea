/** Any bundle: zones in time, levels, changes, statuses, keys in every state, extensions. */
import type {
  Bundle,
  Bytes,
  ChangeRecord,
  Extension,
  LevelRecord,
  LevelRule,
  Purpose,
  Reaffirmation,
  TrustRecord,
  VersionRecord,
  ZoneRecord,
} from '../shared/credential/model';
import { changed } from '../shared/credential/status';
import { BLOCK_BYTES } from '../shared/credential/trust';
import { PURPOSES } from '../shared/credential/wire';
import type { Dice } from './dice';
import {
  aBundle,
  aLevel,
  aTrustRecord,
  aZone,
  byName,
  CAO_LANH,
  DAY,
  DEFAULT_POLICY,
  HAMLET,
  HOUR,
  NOW,
  POST,
  SA_DEC,
} from './scenario';
import type { Key } from './sealing';

export const ZONES = [CAO_LANH, SA_DEC, HAMLET];
const EDGES = [-121, -120, -60, -1, 0, 1, 59, 60, 61, 120];
const STEPS = [0, HOUR, 12 * HOUR, DAY, 2 * DAY];

/** A moment near now, often just at an edge of something. */
export function moment(dice: Dice): number {
  const edge = dice.chance(0.5) ? dice.pick(EDGES) : dice.below(HOUR);
  return NOW + (dice.below(7) - 3) * dice.pick(STEPS) + edge;
}

/** Half of them are of a quiet day, so that there is something to allow. */
export function randomBundle(dice: Dice, keys: readonly Key[]): Bundle {
  return dice.chance(0.5) ? quiet(dice, keys) : busy(dice, keys);
}

function quiet(dice: Dice, keys: readonly Key[]): Bundle {
  const zones = ZONES.map((number) => {
    const changes = dice.chance(0.7) ? [] : [randomChange(dice, 1)];
    return aZone(number, dice.pick(['A', 'B']), { changes });
  });
  return aBundle(
    keys.map((key, place) => randomTrust(dice, key, place)),
    {
      status: { asOf: NOW - HOUR, blocks: randomBlocks(dice) },
      checkpoint: { ...randomCheckpoint(dice), hard: false, validFrom: 0 },
      zones: byName(zones, (zone) => zone.number),
      levels: byName([aLevel('A', 'PERMIT'), randomLevel(dice, 'B')], (level) => level.code),
      extensions: dice.chance(0.5) ? [] : [randomExtension(dice)],
    },
  );
}

function busy(dice: Dice, keys: readonly Key[]): Bundle {
  const issuedAt = moment(dice);
  const levels = ['A', 'B', 'C'].map((code) => randomLevel(dice, code));
  const zones = ZONES.map((number) => randomZone(dice, number));
  return aBundle(
    keys.map((key, place) => randomTrust(dice, key, place)),
    {
      issuedAt,
      expiresAt: issuedAt + dice.pick([HOUR, DAY, 7 * DAY]),
      status: dice.chance(0.05) ? null : { asOf: moment(dice), blocks: randomBlocks(dice) },
      checkpoint: randomCheckpoint(dice),
      zones: byName(zones, (zone) => zone.number),
      levels: byName(levels, (level) => level.code),
      policy: dice.chance(0.5) ? DEFAULT_POLICY : randomPolicy(dice),
      extensions: dice.chance(0.5) ? [] : [randomExtension(dice), randomExtension(dice)],
    },
  );
}

function randomTrust(dice: Dice, key: Key, place: number): TrustRecord {
  if (place === 0 || dice.chance(0.4)) return aTrustRecord(key, { signsFrom: 0, signsTo: NOW + 90 * DAY });
  const scope = {
    zones: dice.chance(0.5) ? null : new Set(dice.some(ZONES)),
    purposes: somePurposes(dice),
    longestS: dice.pick([DAY, 45 * DAY]),
  };
  const issuedSet = { sha256: '07'.repeat(32), asOf: moment(dice) };
  return aTrustRecord(key, {
    role: dice.chance(0.8) ? 'ISSUER' : dice.pick(['ROOT', 'BUNDLE']),
    scope,
    withdrawnAt: dice.chance(0.1) ? NOW : null,
    issuedSet: dice.chance(0.3) ? issuedSet : null,
    signsFrom: dice.pick([0, NOW - DAY, NOW]),
  });
}

function somePurposes(dice: Dice): ReadonlySet<Purpose> | null {
  return dice.chance(0.6) ? null : new Set(dice.some(PURPOSES));
}

function randomBlocks(dice: Dice): ReadonlyMap<number, Bytes> {
  const blocks = [0, 1, 2].map((block) => {
    const entries = Array.from({ length: 30 }, () => [dice.below(120), dice.below(4)] as const);
    return [block, changed(new Uint8Array(BLOCK_BYTES), new Map(entries))] as const;
  });
  return new Map(blocks);
}

function randomCheckpoint(dice: Dice): Bundle['checkpoint'] {
  return {
    id: POST,
    kind: dice.pick(['ROAD', 'WATER', 'FERRY', 'HAMLET_BARRIER']),
    name: 'Cầu Nhật',
    fromZones: dice.pick([[CAO_LANH], [CAO_LANH, HAMLET], []]),
    toZones: dice.pick([[SA_DEC], [SA_DEC, HAMLET], [SA_DEC, CAO_LANH]]),
    hard: dice.chance(0.15),
    validFrom: dice.pick([0, NOW - DAY, NOW]),
    validTo: dice.chance(0.8) ? null : NOW + HOUR,
  };
}

function randomZone(dice: Dice, number: number): ZoneRecord {
  const turn = moment(dice);
  return {
    number,
    code: `Z${number}`,
    name: 'Vùng',
    kind: dice.pick(['UNIT', 'LOCKDOWN', 'QUARANTINE_SITE', 'CORRIDOR']),
    versions: [randomVersion(dice, dice.pick([0, 1, NOW - DAY]), turn), randomVersion(dice, turn, null)],
    changes: dice.chance(0.5) ? [] : [randomChange(dice, 1), randomChange(dice, 2)],
    reaffirmations: dice.chance(0.6) ? [] : [randomReaffirmation(dice)],
  };
}

function randomVersion(dice: Dice, validFrom: number, validTo: number | null): VersionRecord {
  const restriction = dice.pick(['PROHIBITED', 'REQ_AUTHORISATION', 'CONDITIONAL', 'NO_RESTRICTION'] as const);
  return { validFrom, validTo, level: dice.pick([null, 'A', 'B', 'C']), restriction };
}

function randomChange(dice: Dice, counter: number): ChangeRecord {
  const kind = dice.pick(['TIGHTENED', 'CLOSED'] as const);
  return { counter, recordedAt: moment(dice), effectiveAt: moment(dice), kind, purposes: somePurposes(dice) };
}

function randomReaffirmation(dice: Dice): Reaffirmation {
  const permits = Array.from({ length: 20 }, () => ({ block: dice.below(3), index: dice.below(40) }));
  return { at: moment(dice), purposes: somePurposes(dice), permits: dice.chance(0.6) ? null : permits };
}

function randomLevel(dice: Dice, code: string): LevelRecord {
  return {
    code,
    rules: new Map(PURPOSES.filter(() => dice.chance(0.95)).map((purpose) => [purpose, randomRule(dice)])),
  };
}

function randomRule(dice: Dice): LevelRule {
  return {
    rule: dice.pick(['FREE', 'PERMIT', 'PERMIT', 'FORBIDDEN']),
    windows: dice.pick([[], [], [{ start: 300, end: 1140 }], [{ start: 1320, end: 480 }]]),
    health: dice.pick([null, { testWithinH: 72, doses: 2 }, { testWithinH: null, doses: 1 }]),
    transit: dice.pick([null, null, true, false]),
  };
}

function randomPolicy(dice: Dice): Bundle['policy'] {
  return {
    ...DEFAULT_POLICY,
    staleAfterS: { 1: dice.pick([0, DAY]), 2: HOUR, 3: 12 * HOUR },
    leewayStartS: dice.pick([0, 120]),
    leewayEndS: dice.pick([0, 60, HOUR]),
    returnS: dice.pick([0, HOUR]),
    transitClasses: new Set(dice.some([1, 2, 3])),
    utcOffsetMin: dice.pick([-480, 0, 345, 420]),
  };
}

function randomExtension(dice: Dice): Extension {
  const from = moment(dice);
  return {
    at: moment(dice),
    purposes: somePurposes(dice),
    zones: new Set(dice.pick([ZONES, [SA_DEC]])),
    endingFrom: Math.max(0, from),
    endingTo: from + dice.pick([HOUR, 2 * DAY]),
    newEnd: moment(dice),
  };
}
