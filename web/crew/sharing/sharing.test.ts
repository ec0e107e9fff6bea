import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Kept } from '../model';
import { openRoad, type Road, recalled, remember } from '../road';
import { addFix, forgetBatch, nextBatch, waiting } from './fixes';
import type { Fix, Wish } from './model';
import { fixOf, isWorthSending, LONGEST_MS, standingOf } from './rules';
import { Sharing } from './sharing';

const NOON = Date.UTC(2021, 8, 16, 5);
const fix = (changes: Partial<Fix> = {}): Fix => ({
  account: 'A1',
  crew: 'C1',
  atMs: NOON,
  lon: 105.64,
  lat: 10.29,
  accuracyM: 10,
  speedMps: null,
  courseDeg: null,
  batteryPct: 80,
  ...changes,
});
const kept = (onDuty: boolean): Kept => ({
  me: { account: 'A1', name: 'Hùng', person: 'H1', organisation: 'Sen Hồng' },
  loadedMs: NOON,
  offsetMs: 0,
  papers: [],
  crew: { id: 'C1', name: 'Tổ 1', onDuty, baseZone: 1 },
  zones: {},
  letters: [],
  unread: 0,
  news: null,
  stops: [],
  drawn: [],
  work: [],
  company: null,
  health: null,
});
const wish: Wish = { account: 'A1', crew: 'C1', sinceMs: NOON };

describe('a fix is worth sending', () => {
  const later = (ms: number, changes: Partial<Fix> = {}) => fix({ atMs: NOON + ms, ...changes });
  /** 0.001° of latitude is 111 m. */
  const moved = (degrees: number) => ({ lat: 10.29 + degrees });
  it.each([
    ['the first', null, fix(), true],
    ['too vague', null, fix({ accuracyM: 501 }), false],
    ['without an accuracy', null, fix({ accuracyM: Number.NaN }), false],
    ['too soon', fix(), later(9_999, moved(0.01)), false],
    ['moved', fix(), later(10_000, moved(0.001)), true],
    ['within its own doubt', fix(), later(10_000, { ...moved(0.001), accuracyM: 150 }), false],
    ['standing', fix(), later(119_999), false],
    ['standing for two minutes', fix(), later(120_000), true],
    ['much surer', fix({ accuracyM: 300 }), later(10_000, { accuracyM: 100 }), true],
    ["another crew's", fix({ crew: 'C2' }), later(0), true],
  ])('%s', (_, last, one, wanted) => {
    expect(isWorthSending(last, one)).toBe(wanted);
  });

  it('by the clock of the server, and without what the receiver does not know', () => {
    const coords = { longitude: 105.6, latitude: 10.2, accuracy: 8, speed: null, heading: Number.NaN };
    const said = { timestamp: NOON + 0.4, coords: { ...coords, altitude: null, altitudeAccuracy: null } };
    expect(fixOf(said, { account: 'A1', crew: 'C1', batteryPct: null }, -500)).toEqual(
      fix({ atMs: NOON - 500, lon: 105.6, lat: 10.2, accuracyM: 8, batteryPct: null }),
    );
  });
});

describe('a phone shares', () => {
  it.each([
    ['on duty, by its own tap', kept(true), wish, false, NOON, 'shares'],
    ['never off duty', kept(false), wish, false, NOON, 'off'],
    ["never by another's tap", kept(true), { ...wish, account: 'A2' }, false, NOON, 'others'],
    ['never for another crew', kept(true), { ...wish, crew: 'C2' }, false, NOON, 'others'],
    ['never unasked', kept(true), null, false, NOON, 'others'],
    ['never without a session', kept(true), wish, true, NOON, 'nobody'],
    ['never without a crew', { ...kept(true), crew: null }, wish, false, NOON, 'nobody'],
    ['never for a week', kept(true), wish, false, NOON + LONGEST_MS, 'others'],
  ] as const)('%s', (_, given, asked, isOut, now, standing) => {
    expect(standingOf(given, asked, isOut, now)).toBe(standing);
  });
});

let road: Road;
let count = 0;
const key = () => {
  count += 1;
  return `K${count}`;
};

describe('fixes that wait', () => {
  beforeEach(async () => {
    count += 1;
    road = await openRoad(`road-${count}`);
  });
  afterEach(() => road.close());

  it('go in order under one key until there is an answer', async () => {
    for (const at of [1, 2, 3]) await addFix(road, fix({ atMs: NOON + at }));
    const first = await nextBatch(road, 'A1', key);
    await addFix(road, fix({ atMs: NOON + 4 }));
    expect(await nextBatch(road, 'A1', key)).toEqual(first);
    expect(first?.fixes.map(({ atMs }) => atMs - NOON)).toEqual([1, 2, 3]);
    if (first) await forgetBatch(road, first.batch);
    const second = await nextBatch(road, 'A1', key);
    expect(second?.fixes.map(({ atMs }) => atMs - NOON)).toEqual([4]);
    expect(second?.batch.idempotencyKey).not.toBe(first?.batch.idempotencyKey);
  });

  it("are of one crew, and never somebody else's", async () => {
    await addFix(road, fix({ account: 'A2' }));
    await addFix(road, fix());
    await addFix(road, fix({ crew: 'C2' }));
    expect((await nextBatch(road, 'A1', key))?.fixes.map(({ crew }) => crew)).toEqual(['C1']);
    expect(await waiting(road, 'A1')).toBe(2);
  });

  it('are dropped from the oldest on when there are too many, and counted', async () => {
    for (const at of [1, 2, 3, 4, 5]) await addFix(road, fix({ atMs: NOON + at }), 3);
    expect((await road.getAll('fixes')).map(({ atMs }) => atMs - NOON)).toEqual([3, 4, 5]);
    expect(await recalled(road, 'dropped')).toBe(2);
  });

  it('make another batch once some of it were dropped', async () => {
    for (const at of [1, 2, 3]) await addFix(road, fix({ atMs: NOON + at }), 3);
    const first = await nextBatch(road, 'A1', key);
    await addFix(road, fix({ atMs: NOON + 4 }), 3);
    const again = await nextBatch(road, 'A1', key);
    expect(again?.fixes.map(({ atMs }) => atMs - NOON)).toEqual([2, 3, 4]);
    expect(again?.batch.idempotencyKey).not.toBe(first?.batch.idempotencyKey);
  });
});

describe('the receiver', () => {
  const heard: { hear: PositionCallback | null } = { hear: null };
  const sent: string[] = [];
  const said = { timestamp: NOON, coords: { longitude: 105.6, latitude: 10.2, accuracy: 8 } } as GeolocationPosition;

  beforeEach(async () => {
    count += 1;
    road = await openRoad(`road-${count}`);
    heard.hear = null;
    sent.length = 0;
    vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('navigator', {
      geolocation: {
        watchPosition: (hear: PositionCallback) => {
          heard.hear = hear;
          return 1;
        },
        clearWatch: () => {
          heard.hear = null;
        },
      },
    });
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
      const { query } = JSON.parse(body);
      sent.push(/mutation (\w+)/.exec(query)?.[1] ?? 'query');
      return Response.json({ data: { done: { __typename: 'PositionsReported', counts: [] } } });
    });
  });
  afterEach(() => {
    road.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const sharing = () =>
    new Sharing(
      road,
      () => 'vi',
      async () => undefined,
    );

  it('is let go with the server saying that the crew is off duty, with signing out, and with a session that ended', async () => {
    for (const end of [
      (one: Sharing) => one.talked(kept(false), null),
      (one: Sharing) => one.talked(kept(true), { kind: 'signed-out' }),
      (one: Sharing) => one.stopSharing(),
      (one: Sharing) => one.goOff(),
      (one: Sharing) => one.erase(),
    ]) {
      await remember(road, 'wish', wish);
      const one = sharing();
      await one.talked(kept(true), null);
      const last = heard.hear;
      expect(one.state.standing).toBe('shares');
      await end(one);
      expect(heard.hear).toBeNull();
      last?.(said);
      await new Promise((done) => setTimeout(done));
      expect(await road.count('fixes')).toBe(0);
      await road.clear('things');
    }
  });

  it('is never asked off duty', async () => {
    await remember(road, 'wish', wish);
    const one = sharing();
    await one.talked(kept(false), null);
    expect([heard.hear, one.state.standing]).toEqual([null, 'off']);
  });

  it('goes on without a network, and what it said is sent with one', async () => {
    await remember(road, 'wish', wish);
    const one = sharing();
    await one.talked(kept(true), { kind: 'unreachable' });
    heard.hear?.(said);
    await vi.waitFor(() => expect(one.state.waiting).toBe(1));
    expect(sent).toEqual([]);
    await one.talked(kept(true), null);
    expect([sent, one.state.waiting]).toEqual([['CrewPositions'], 0]);
  });

  it('keeps being off duty until the server has heard of it', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
    const one = sharing();
    await one.talked(kept(true), null);
    await one.goOff();
    expect(one.state.standing).toBe('off');
    await one.talked(kept(true), { kind: 'unreachable' });
    expect([one.state.standing, await recalled(road, 'offDuty')]).toEqual(['off', expect.anything()]);
  });

  it('stays let go after the session ended, also in a page opened anew, until all was loaded for its bearer again', async () => {
    await remember(road, 'wish', wish);
    await sharing().talked(kept(true), { kind: 'signed-out' });
    vi.setSystemTime(NOON + 60_000);
    const opened = sharing();
    await opened.talked(kept(true), { kind: 'unreachable' });
    expect([heard.hear, opened.state.standing]).toEqual([null, 'nobody']);
    await opened.talked({ ...kept(true), loadedMs: NOON + 60_000 }, null);
    expect([heard.hear, opened.state.standing]).toEqual([null, 'others']);
  });

  it('is not taken up again by a talk that was under way when the bearer said stop', async () => {
    await remember(road, 'wish', wish);
    const one = sharing();
    await one.talked(kept(true), null);
    let goOn = () => {};
    const hasRead = new Promise<void>((read) => {
      const get = road.get.bind(road);
      road.get = async (...asked: Parameters<Road['get']>) => {
        const found = await get(...asked);
        if (asked[1] !== 'wish') return found;
        await new Promise<void>((go) => {
          goOn = go;
          read();
        });
        return found;
      };
    });
    const talk = one.talked(kept(true), null);
    await hasRead;
    await one.stopSharing();
    goOn();
    await talk;
    expect([heard.hear, one.state.standing, await road.count('things', 'wish')]).toEqual([null, 'others', 0]);
  });

  it.each([
    ['a crew that one has left', { data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] }, NOON],
    ['another night', { data: { done: { __typename: 'PositionsReported', counts: [] } } }, NOON - LONGEST_MS - 1],
  ])('does not say for ever where one was with %s', async (_, answer, atMs) => {
    vi.stubGlobal('fetch', async () => Response.json(answer));
    await addFix(road, fix({ atMs }));
    await sharing().talked(kept(true), null);
    expect(await road.count('fixes')).toBe(0);
  });

  it('says off duty in the name of who said it, that night, and once', async () => {
    const said = { account: 'A1', crew: 'C1', idempotencyKey: 'K1', atMs: NOON, heardMs: null };
    await remember(road, 'offDuty', said);
    await sharing().talked({ ...kept(true), me: { ...kept(true).me, account: 'A2' } }, null);
    expect(sent).toEqual([]);
    const one = sharing();
    await one.talked(kept(true), null);
    await one.talked(kept(true), null);
    expect([sent, one.state.standing, one.state.isOffUnheard]).toEqual([['CrewDuty'], 'off', false]);
    await one.talked({ ...kept(true), loadedMs: NOON + 1 }, null);
    expect(one.state.standing).toBe('others');
    await remember(road, 'offDuty', { ...said, atMs: NOON - LONGEST_MS });
    await sharing().talked(kept(true), null);
    expect([sent, await recalled(road, 'offDuty')]).toEqual([['CrewDuty'], null]);
  });
});
