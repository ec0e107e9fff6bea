/**
 * What this phone knows of a zone and a permit, put into the places of a checkpoint's bundle and a credential's claims, so that
 * the verdict's own rows can be asked. What only a post knows (status list, history) is left to it, and no leeway is assumed:
 * the post may be milder, never this page. Pure.
 */
import type {
  Bundle,
  Claims,
  LevelRecord,
  LevelRule,
  Policy,
  Purpose,
  ZoneRecord,
} from '../../shared/credential/model';
import type { Case } from '../../shared/verdict/case';
import type { Paper } from '../model';
import type { Ground, GroundLevel, GroundZone } from './model';
import { isScheduled, VIETNAM_MIN } from './week';

const POLICY: Policy = {
  staleAfterS: { 1: 0, 2: 0, 3: 0 },
  leewayStartS: 0,
  leewayEndS: 0,
  expiredGraceS: 0,
  closureGraceS: 0,
  returnS: 0,
  samePassageS: 0,
  transitClasses: new Set(),
  utcOffsetMin: VIETNAM_MIN,
  replyCodeS: 0,
};
const BUNDLE: Bundle = {
  valid: true,
  deployment: '',
  sequence: 0,
  issuedAt: 0,
  expiresAt: Number.MAX_SAFE_INTEGER,
  previousHash: '',
  trust: new Map(),
  status: null,
  checkpoint: {
    id: '',
    kind: 'ROAD',
    name: '',
    fromZones: [],
    toZones: [],
    hard: false,
    validFrom: 0,
    validTo: null,
  },
  zones: new Map(),
  levels: new Map(),
  policy: POLICY,
  extensions: [],
  desk: [],
  texts: {},
  issuedSets: new Map(),
};
/** Somebody without a permit. */
const NOBODY: Claims = {
  deployment: '',
  expiresAt: Number.MAX_SAFE_INTEGER,
  notBefore: 0,
  issuedAt: Number.MAX_SAFE_INTEGER,
  cti: '',
  purpose: 'INCIDENT_REPAIR',
  end: Number.MAX_SAFE_INTEGER,
  zones: [],
  status: { block: -1, index: -1 },
  subjectType: 'PERSON',
  crew: null,
  name: '',
  tails: [],
  plates: [],
  baseZone: null,
  windows: [],
  entryMode: 'MULTIPLE',
  controlCode: '',
  unknown: false,
};

/** Somebody goes into the zone at this moment, with the permit or without any. */
export function caseOf(
  zone: GroundZone,
  paper: Paper | null,
  ground: Pick<Ground, 'levels' | 'issued'>,
  purpose: Purpose,
  atMs: number,
): Case {
  const at = Math.floor(atMs / 1_000);
  const zones = new Map([[zone.number, recordOf(zone, atMs)]]);
  const levels = new Map(levelsAt(zone, ground.levels, atMs).map((level) => [level.code, level]));
  const claims = paper ? claimsOf(paper, ground.issued[paper.id]?.issuedMs ?? 0) : { ...NOBODY, purpose };
  return {
    claims,
    bundle: { ...BUNDLE, zones, levels, issuedAt: at },
    clock: { earliest: at, latest: at },
    passage: { direction: 'INWARD', through: false },
    history: [],
    seen: { nameConfirmed: false, idConfirmed: false, idTail: null, plate: null, healthShown: null },
    lookedUp: false,
    fromZones: [],
    toZones: [zone.number],
    end: claims.end,
    returning: false,
  };
}

const claimsOf = (paper: Paper, issuedMs: number): Claims => ({
  ...NOBODY,
  purpose: paper.purpose as Purpose,
  zones: paper.zones,
  windows: paper.hours.map(([start, end]) => ({ start, end })),
  notBefore: paper.fromMs / 1_000,
  issuedAt: Math.floor(issuedMs / 1_000),
  end: paper.toMs / 1_000,
});

function recordOf(zone: GroundZone, atMs: number): ZoneRecord {
  return {
    number: zone.number,
    code: '',
    name: '',
    kind: 'UNIT',
    versions: zone.versions
      .filter(({ schedule }) => isScheduled(schedule, atMs))
      .map(({ fromMs, toMs, level, restriction }) => ({
        validFrom: fromMs / 1_000,
        validTo: toMs === null ? null : toMs / 1_000,
        level,
        restriction,
      })),
    changes: zone.changes.map(({ counter, kind, recordedMs, effectiveMs, purposes }) => ({
      counter,
      kind,
      recordedAt: Math.floor(recordedMs / 1_000),
      effectiveAt: effectiveMs / 1_000,
      purposes: purposes && new Set(purposes),
    })),
    reaffirmations: zone.reaffirmations.map((said) => ({
      at: Math.floor(said.atMs / 1_000),
      purposes: said.purposes && new Set(said.purposes),
      permits: null,
    })),
  };
}

/** The zone's levels as they read at a moment; one that has not begun, or that nobody here knows, forbids. */
function levelsAt(zone: GroundZone, levels: readonly GroundLevel[], atMs: number): readonly LevelRecord[] {
  const codes = new Set(zone.versions.flatMap(({ level }) => (level === null ? [] : [level])));
  return [...codes].map((code) => {
    const begun = levels.filter((one) => one.code === code && one.fromMs <= atMs);
    const last = begun.toSorted((one, other) => one.fromMs - other.fromMs).at(-1);
    return { code, rules: new Map(Object.entries(last?.rules ?? {}) as [Purpose, LevelRule][]) };
  });
}
