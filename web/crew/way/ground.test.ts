import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Kept, NOTHING } from '../model';
import { eraseRoad, openRoad, type Road, recalled } from '../road';
import type { LonLat } from './measure';
import { readGoals, readGround, readLevels } from './reading';
import { Way } from './way';

const kept: Kept = {
  ...NOTHING,
  me: { account: 'A1', name: 'Hùng', person: 'H1', organisation: 'Sen Hồng' },
  loadedMs: 0,
  offsetMs: 0,
  crew: { id: 'C1', name: 'Tổ 1', onDuty: true, baseZone: 1 },
  drawn: [],
  work: [],
  company: null,
  health: null,
};
const edges = (...nodes: readonly object[]) => ({ edges: nodes.map((node) => ({ node })) });
const ORDER = {
  id: 'W1',
  reference: 'LV2109',
  title: 'Nối lại cáp',
  purpose: 'INCIDENT_REPAIR',
  place: { lon: 105.64, lat: 10.29 },
  route: [],
  stops: [],
};
const VERSION = {
  name: 'Ấp Tân Phú',
  kind: 'LOCKDOWN',
  restriction: 'REQ_AUTHORISATION',
  level: 'D16',
  validFrom: '2021-09-12T17:00:00Z',
  validTo: null,
  precedence: 10,
  geometryQualityM: 100,
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [105, 10],
          [106, 10],
          [106, 11],
          [105, 10],
        ],
      ],
      [
        [
          [107, 10],
          [108, 10],
          [108, 11],
          [107, 10],
        ],
      ],
    ],
  },
  contact: null,
  schedule: [],
  message: { vi: 'Phong tỏa', en: 'Sealed' },
};
const ZONE = { number: 13, versions: [VERSION], epochs: [], reaffirmations: [] };
const POST = {
  name: 'Rào ấp Tân Phú',
  kind: 'HAMLET_BARRIER',
  place: { lon: 105.64, lat: 10.298 },
  toZones: [13],
  phones: ['+842773851431'],
  desk: [{ name: 'Trực', phone: '+842773851101' }],
  hard: false,
};
const LEVEL = {
  code: 'D16',
  validFrom: '2021-07-01T00:00:00Z',
  rules: [{ purpose: 'INCIDENT_REPAIR', rule: 'PERMIT', transit: null, hours: [{ startMin: 300, endMin: 1_080 }] }],
};
const ANSWERS: Readonly<Record<string, object>> = {
  CrewGoals: {
    workOrders: edges(ORDER),
    permits: edges({ id: 'P1', issuedAt: '2021-09-15T06:00:00Z', places: [{ lon: 105.7, lat: 10.3 }], route: [] }),
  },
  CrewGround: { zonesNear: [ZONE], checkpoints: edges(POST) },
  CrewLevels: { now: [LEVEL], later: [] },
};

let road: Road;
let count = 0;
let asked: { readonly name: string; readonly variables: Record<string, unknown> }[] = [];

describe('the ground', () => {
  beforeEach(async () => {
    count += 1;
    road = await openRoad(`ground-${count}`);
    asked = [];
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
      const { query, variables } = JSON.parse(body);
      const name = /query (\w+)/.exec(query)?.[1] ?? '';
      asked.push({ name, variables });
      return Response.json({ data: ANSWERS[name] });
    });
  });
  afterEach(() => {
    road.close();
    vi.unstubAllGlobals();
  });
  const names = () => asked.map(({ name }) => name);
  const way = (here: () => LonLat | null = () => null) => new Way(road, () => 'vi', here);

  it('is loaded around the night, kept, and asked for again when there is news', async () => {
    const one = way();
    await one.talked(kept, null);
    expect(names()).toEqual(['CrewGoals', 'CrewLevels', 'CrewGround']);
    const box = { west: 105.64 - 0.04, south: 10.29 - 0.04, east: 105.7 + 0.04, north: 10.3 + 0.04 };
    expect(asked[2]?.variables.box).toEqual(box);
    expect(one.state.ground?.zones[0]?.versions[0]?.rings).toHaveLength(2);
    await one.talked(kept, null);
    expect(names()).toHaveLength(3);

    const letter = { id: 'L1', title: '', body: '', urgency: 'NORMAL', atMs: 0, wantsAnswer: false, read: false };
    await one.talked({ ...kept, letters: [{ ...letter, answered: false }] }, null);
    expect(names().slice(3)).toEqual(['CrewGoals', 'CrewLevels', 'CrewGround']);
  });

  it('is there without a network, for whoever it was loaded for', async () => {
    await way().talked(kept, null);
    const later = way();
    await later.talked(kept, { kind: 'unreachable' });
    expect(later.state.ground?.posts.map(({ name }) => name)).toEqual(['Rào ấp Tân Phú']);
    const other = way();
    await other.talked({ ...kept, me: { ...kept.me, account: 'A2' } }, { kind: 'unreachable' });
    expect(other.state.ground).toBeNull();
  });

  it('follows who drives out of it', async () => {
    let here: LonLat | null = null;
    const one = way(() => here);
    await one.talked(kept, null);
    here = { lon: 105.66, lat: 10.3 };
    await one.talked(kept, null);
    expect(names()).toHaveLength(3);
    here = { lon: 105.9, lat: 10.3 };
    await one.talked(kept, null);
    expect(names().slice(3)).toEqual(['CrewGoals', 'CrewGround']);
    expect(one.state.ground?.box?.east).toBeCloseTo(105.94);
  });

  it('is not kept when somebody signed out while it was loaded', async () => {
    const one = way();
    const loading = one.talked(kept, null);
    await one.erase();
    await eraseRoad(road);
    await loading;
    expect([one.state.ground, await recalled(road, 'ground')]).toEqual([null, null]);
  });
});

describe('what the server answers', () => {
  it('is looked at before it is believed', () => {
    expect(() => readGround({ zonesNear: [{ ...ZONE, versions: [{ ...VERSION, validFrom: 'soon' }] }] })).toThrow();
    expect(() => readGoals({ workOrders: edges({ ...ORDER, purpose: 'A_WALK' }), permits: edges() })).toThrow();
    expect(readLevels({ now: [LEVEL], later: [] })[0]?.rules.INCIDENT_REPAIR?.windows).toEqual([
      { start: 300, end: 1_080 },
    ]);
  });
});
