import { describe, expect, it } from 'vitest';
import english from '../../../locales/en/crew_way.ftl?raw';
import vietnamese from '../../../locales/vi/crew_way.ftl?raw';
import type { Bundle, Restriction, Rule } from '../../shared/credential/model';
import { PURPOSES } from '../../shared/credential/wire';
import { type Case, ruleAt } from '../../shared/verdict/case';
import { effective } from '../../shared/verdict/effective';
import { type Bundles, Shelf } from '../../shared/verdict/vectors';
import type { Paper } from '../model';
import { caseOf } from './case';
import { crossingOf } from './crossing';
import { type Asked, judged, versionAt } from './judging';
import { lengthOf, metres } from './measure';
import type { GroundLevel, GroundVersion, GroundZone, Post, Ring } from './model';
import { alongOf, nextTurn, postsOf, stretchesOf } from './plan';
import { scaleOf, screenOf } from './screen';
import { isScheduled } from './week';
import { lengthWords } from './words';

const HOUR = 3_600_000;
const EVENING = Date.UTC(2021, 8, 15, 12);
const MIDNIGHT = Date.UTC(2021, 8, 15, 17);
/** 0.01° is 1.1 km of latitude. */
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const level = (code: string, rule: Rule, fromMs = 0): GroundLevel => ({
  code,
  fromMs,
  rules: Object.fromEntries(PURPOSES.map((one) => [one, { rule, windows: [], health: null, transit: null }])),
});
const version = (changes: Partial<GroundVersion> = {}): GroundVersion => ({
  name: 'Ấp Tân Phú',
  kind: 'LOCKDOWN',
  restriction: 'REQ_AUTHORISATION',
  level: 'D16',
  fromMs: EVENING - 24 * HOUR,
  toMs: null,
  schedule: [],
  precedence: 10,
  qualityM: null,
  rings: [square(105.6, 10.3, 0.02)],
  contact: null,
  message: null,
  ...changes,
});
const zone = (number: number, ...versions: readonly GroundVersion[]): GroundZone => ({
  number,
  versions,
  changes: [],
  reaffirmations: [],
});
const paper = (changes: Partial<Paper> = {}): Paper => ({
  id: 'P1',
  reference: 'GP2109-QAHCBJJM',
  code: '5961 9512 5889',
  status: 'ACTIVE',
  purpose: 'INCIDENT_REPAIR',
  crew: 'C1',
  zones: [13],
  fromMs: EVENING - HOUR,
  toMs: EVENING + 10 * HOUR,
  conditions: '',
  hours: [],
  holder: { name: 'Nguyễn Văn Hùng', tails: ['0101'] },
  others: [],
  vehicles: [],
  credential: null,
  ...changes,
});
const asked = (papers: readonly Paper[], levels: readonly GroundLevel[] = [level('D16', 'PERMIT')]): Asked => ({
  ground: { levels, issued: { P1: { issuedMs: EVENING - 2 * HOUR, places: [], route: [] } } },
  papers,
  purpose: 'INCIDENT_REPAIR',
});

describe('what a zone needs', () => {
  const sealed = zone(13, version());
  it.each([
    ['covered', [paper()], 'PERMIT', 'ALLOW', []],
    ['lacking', [], 'PERMIT', 'DENY', ['WRONG_ZONE']],
    ["another zone's", [paper({ zones: [1] })], 'PERMIT', 'DENY', ['WRONG_ZONE']],
    ['not yet valid', [paper({ fromMs: EVENING + 1_000 })], 'PERMIT', 'DENY', ['NOT_YET_VALID']],
    ['outside its hours', [paper({ hours: [[420, 1_080]] })], 'PERMIT', 'DENY', ['OUTSIDE_HOURS']],
    ['suspended', [paper({ status: 'SUSPENDED' })], 'PERMIT', 'DENY', ['SUSPENDED']],
    ['the best of several', [paper({ zones: [1] }), paper()], 'PERMIT', 'ALLOW', []],
  ] as const)('%s', (_, papers, rule, tone, reasons) => {
    const answer = judged(sealed, asked(papers), EVENING);
    expect([answer.rule, answer.tone]).toEqual([rule, tone]);
    expect(answer.findings.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('is the stricter of restriction and level, as at a post', () => {
    const restrictions: Restriction[] = ['PROHIBITED', 'REQ_AUTHORISATION', 'CONDITIONAL', 'NO_RESTRICTION'];
    for (const restriction of restrictions)
      for (const rule of ['FORBIDDEN', 'PERMIT', 'FREE'] as const) {
        const one = zone(13, version({ restriction }));
        expect(judged(one, asked([], [level('D16', rule)]), EVENING).rule).toBe(effective(restriction, rule));
      }
  });

  it('is forbidden at a level that has not begun, or that nobody knows', () => {
    expect(judged(sealed, asked([paper()], []), EVENING)).toMatchObject({ rule: 'FORBIDDEN', tone: 'DENY' });
    const later = [level('D16', 'PERMIT', MIDNIGHT)];
    expect(judged(sealed, asked([paper()], later), MIDNIGHT - 1).rule).toBe('FORBIDDEN');
    expect(judged(sealed, asked([paper()], later), MIDNIGHT)).toMatchObject({ rule: 'PERMIT', tone: 'ALLOW' });
  });

  it('is asked about where it was tightened after a permit was issued, unless that was re-affirmed', () => {
    const change = {
      counter: 1,
      kind: 'TIGHTENED',
      recordedMs: EVENING - HOUR,
      effectiveMs: MIDNIGHT,
      purposes: null,
    } as const;
    const tightened: GroundZone = { ...sealed, changes: [change] };
    expect(judged(tightened, asked([paper()]), EVENING).tone).toBe('ALLOW');
    expect(judged(tightened, asked([paper()]), MIDNIGHT).tone).toBe('REFER');
    const held = { ...tightened, reaffirmations: [{ atMs: EVENING, purposes: null }] };
    expect(judged(held, asked([paper()]), MIDNIGHT).tone).toBe('ALLOW');
  });
});

const FILES = import.meta.glob<string>('../../../tests/vectors/bundles.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every zone, purpose and turn of every bundle that Python wrote for the vectors. */
it("what a zone asks is what the posts' own bundles say", async () => {
  const held = JSON.parse(Object.values(FILES)[0] ?? '') as Bundles;
  const shelf = new Shelf(held);
  let count = 0;
  for (const name of Object.keys(held.bundles)) {
    const bundle = await shelf.open(name);
    if (bundle.valid) count += compared(bundle);
  }
  expect(count).toBeGreaterThan(1_000);
});

function compared(bundle: Bundle): number {
  let count = 0;
  const levels = [...bundle.levels.values()].map(({ code, rules }) => ({
    code,
    fromMs: 0,
    rules: Object.fromEntries(rules) as GroundLevel['rules'],
  }));
  for (const record of bundle.zones.values()) {
    const versions = record.versions.map((one) => {
      const toMs = one.validTo === null ? null : one.validTo * 1_000;
      return version({ restriction: one.restriction, level: one.level, fromMs: one.validFrom * 1_000, toMs });
    });
    const ground = zone(record.number, ...versions);
    for (const purpose of PURPOSES)
      for (const at of versions.flatMap(({ fromMs, toMs }) => [fromMs - 1_000, fromMs, toMs ?? fromMs])) {
        const asks: Asked = { ground: { levels, issued: {} }, papers: [], purpose };
        const given: Case = { ...caseOf(ground, null, asks.ground, purpose, at), bundle };
        expect(judged(ground, asks, at).rule).toBe(ruleAt(given, record.number, at / 1_000).rule);
        count += 1;
      }
  }
  return count;
}

describe('when it turns', () => {
  it('is the first moment at which something else is said', () => {
    const tonight = zone(
      13,
      version({ restriction: 'NO_RESTRICTION', level: null, toMs: MIDNIGHT }),
      version({ fromMs: MIDNIGHT }),
    );
    const asks = asked([paper({ toMs: MIDNIGHT + 2 * HOUR })]);
    const now = judged(tonight, asks, EVENING);
    expect(now.rule).toBe('FREE');
    expect(nextTurn(tonight, asks, EVENING, now)).toMatchObject({
      atMs: MIDNIGHT,
      judged: { rule: 'PERMIT', tone: 'ALLOW' },
    });
    const then = judged(tonight, asks, MIDNIGHT);
    expect(nextTurn(tonight, asks, MIDNIGHT, then)).toMatchObject({
      atMs: MIDNIGHT + 2 * HOUR,
      judged: { tone: 'DENY' },
    });
  });

  it('is nothing where the same is said again', () => {
    const same = zone(13, version({ toMs: MIDNIGHT }), version({ fromMs: MIDNIGHT }));
    expect(nextTurn(same, asked([]), EVENING, judged(same, asked([]), EVENING))).toBeNull();
  });

  it.each([
    // 2021-09-15 was a Wednesday; 19:00 in Việt Nam is 12:00 UTC.
    [[{ weekday: 2, startMin: 1_140, endMin: 1_200 }], EVENING, true],
    [[{ weekday: 2, startMin: 1_080, endMin: 1_140 }], EVENING, false],
    [[{ weekday: 1, startMin: 1_320, endMin: 2_700 }], EVENING, true],
    [[{ weekday: 6, startMin: 1_320, endMin: 1_800 }], Date.UTC(2021, 8, 19, 22), true],
    [[{ weekday: 6, startMin: 1_320, endMin: 1_800 }], Date.UTC(2021, 8, 19, 23), false],
    [[], EVENING, true],
  ])('follows the hours of the week: %o', (schedule, at, on) => {
    expect(isScheduled(schedule, at)).toBe(on);
    expect(versionAt(zone(13, version({ schedule })), at) !== null).toBe(on);
  });
});

describe('a way', () => {
  const west = { lon: 105.58, lat: 10.31 };
  const east = { lon: 105.64, lat: 10.31 };
  const ring = square(105.6, 10.3, 0.02);

  it('is as long as on the ground', () => {
    expect(metres(west, east)).toBeCloseTo(6_564, -1.5);
    expect(lengthOf([west, east, west])).toBeCloseTo(2 * metres(west, east), 3);
  });

  it('meets a zone where it goes in, and as far as it is inside', () => {
    const third = metres(west, east) / 3;
    const { entersM, insideM, gapM } = crossingOf([west, east], [ring]);
    expect([entersM, insideM, gapM]).toEqual([expect.closeTo(third, 0), expect.closeTo(third, 0), 0]);
  });

  it.each([
    ['begins inside', [{ lon: 105.61, lat: 10.31 }, east], 0],
    ['is one place', [{ lon: 105.61, lat: 10.31 }], 0],
    ['comes back', [west, { lon: 105.58, lat: 10.2 }, east], null],
  ] as const)('%s', (_, way, entersM) => {
    expect(crossingOf(way, [ring]).entersM).toBe(entersM);
  });

  it('does not meet a hole, nor what it passes by', () => {
    const around = square(105.57, 10.28, 0.09);
    const hole = square(105.575, 10.285, 0.08);
    expect(crossingOf([west, east], [around, hole])).toMatchObject({ entersM: null, gapM: expect.closeTo(546, -1) });
    expect(crossingOf([west], [ring]).gapM).toBeCloseTo(2_188, -1.5);
  });

  it('lists what it meets in its order, then what may be met where a boundary is not certain', () => {
    const near = zone(1, version({ rings: [square(105.6, 10.32, 0.02)], qualityM: 3_000 }));
    const far = zone(2, version({ rings: [square(105.6, 10.4, 0.02)], qualityM: 3_000 }));
    const second = zone(3, version({ rings: [square(105.625, 10.3, 0.02)] }));
    const found = stretchesOf([west, east], [near, far, second, zone(13, version())], [], asked([paper()]), EVENING);
    expect(found.map((one) => [one.zone.number, one.isNear])).toEqual([
      [13, false],
      [3, false],
      [1, true],
    ]);
  });

  it('knows a zone without a shape by the post that stands on it', () => {
    const post: Post = {
      name: 'Chốt cầu Cái Dâu',
      kind: 'HAMLET_BARRIER',
      place: { lon: 105.61, lat: 10.312 },
      toZones: [15],
      phones: [],
      desk: [],
      hard: false,
    };
    const posts = postsOf([west, east], [post, { ...post, place: { lon: 105.61, lat: 10.34 } }], new Set());
    expect(posts).toHaveLength(1);
    expect(postsOf([west, east], [{ ...post, place: { lon: 105.61, lat: 10.34 } }], new Set([15]))).toHaveLength(1);
    const unshaped = zone(15, version({ rings: null }));
    expect(stretchesOf([west, east], [unshaped], posts, asked([]), EVENING)[0]?.crossing.entersM).toBeCloseTo(
      metres(west, east) / 2,
      -1,
    );
    expect(stretchesOf([west, east], [unshaped], [], asked([]), EVENING)).toEqual([]);
  });

  it('is passed by a post so far along', () => {
    const { alongM, gapM } = alongOf([west, east], { lon: 105.61, lat: 10.32 });
    expect(alongM).toBeCloseTo(metres(west, east) / 2, -1);
    expect(gapM).toBeCloseTo(1_112, -1);
  });

  it('is drawn north up, whole, with a round scale', () => {
    const screen = screenOf([west, east]);
    const [[left, y], [right]] = [screen.on(west), screen.on(east)];
    expect(left).toBeGreaterThan(0);
    expect(right).toBeLessThan(360);
    expect(screen.on({ lon: 105.6, lat: 10.32 })[1]).toBeLessThan(y);
    expect(scaleOf(screen)).toEqual({ metres: 2_000, units: expect.closeTo(2_000 / screen.unitM, 6) });
  });

  it.each([
    [4, '0 m', '0 m'],
    [346, '350 m', '350 m'],
    [1_949, '1,9 km', '1.9 km'],
    [23_400, '23 km', '23 km'],
  ])('of %d m is said as %s', (lengthM, vi, en) => {
    expect([lengthWords(lengthM, 'vi'), lengthWords(lengthM, 'en')]).toEqual([vi, en]);
  });
});

describe("the way's words", () => {
  const sources = Object.values(
    import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.ts'], {
      query: '?raw',
      eager: true,
      import: 'default',
    }),
  ).join('\n');
  const whole = [...sources.matchAll(/['"](way-[\w-]+)['"]/g)].map(([, key]) => key ?? '');
  const begun = [...sources.matchAll(/`(way-[\w-]*-)\$\{/g)].map(([, key]) => key ?? '');

  it.each(Object.entries({ vietnamese, english }))('are there and used in %s', (_, file) => {
    const keys = [...file.matchAll(/^(way-[\w-]+) =/gm)].map(([, key]) => key ?? '');
    expect(whole.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !whole.includes(key) && !begun.some((begin) => key.startsWith(begin)))).toEqual([]);
  });
});
