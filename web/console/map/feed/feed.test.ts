import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../live/model';
import { addressOf } from './address';
import { Feed } from './feed';
import { labelPlace } from './label_place';
import type { Wish } from './messages';
import { Positions } from './positions';
import { prepared } from './prepared';
import { pieces, Shelf } from './shelf';
import { stirredBy } from './stirred';

const point = (key: string, more: Record<string, unknown> = {}, lon = 105.7): Feature => ({
  type: 'Feature',
  id: key,
  geometry: { type: 'Point', coordinates: [lon, 10.3] },
  properties: { id: key, ...more },
});
const ids = (features: readonly Feature[]) => features.map(({ id }) => id);
const soon = () => new Promise<void>((done) => setTimeout(done, 0));

describe('a shelf', () => {
  it('tells only what is other', () => {
    const shelf = new Shelf('incidents');
    shelf.put([point('a'), point('b'), point('c')]);
    const change = shelf.put([point('a'), point('b', { severity: 'MAJOR' }), point('d')]);
    expect([change.remove, ids(change.add)]).toEqual([
      ['c', 'b'],
      ['b', 'd'],
    ]);
    expect(shelf.count).toBe(3);
  });

  it('leaves alone what was not asked for, and takes away what was and is no longer', () => {
    const shelf = new Shelf('incidents');
    shelf.put([point('a'), point('b'), point('c')]);
    const change = shelf.put([point('b', { severity: 'MAJOR' })], new Set(['b', 'c']));
    expect([change.remove, ids(change.add)]).toEqual([['c', 'b'], ['b']]);
  });

  it('takes away all versions of a zone by its one id', () => {
    const shelf = new Shelf('zones');
    shelf.put([point('z', { id: 'z' }), point('z/later', { id: 'z' })]);
    expect(shelf.put([], new Set(['z'])).remove).toEqual(['z', 'z/later']);
  });

  it('counts nothing as unchanged that the page moves by itself', () => {
    const shelf = new Shelf('crews', true);
    shelf.put([point('a')]);
    expect(ids(shelf.put([point('a')]).add)).toEqual(['a']);
  });

  it('is told in pieces, what goes first with the first', () => {
    const add = Array.from({ length: 600 }, (_, at) => point(`n${at}`));
    const told = pieces({ source: 'sites', remove: ['x'], add });
    expect(told.map((one) => [one.remove.length, one.add.length])).toEqual([
      [1, 250],
      [0, 250],
      [0, 100],
    ]);
    expect(pieces({ source: 'sites', remove: ['x'], add: [] })).toEqual([{ source: 'sites', remove: ['x'], add: [] }]);
    expect(pieces({ source: 'sites', remove: [], add: [] })).toEqual([]);
  });
});

describe('what the server answers', () => {
  const zone = (key: string, more: Record<string, unknown>) => ({
    type: 'Feature',
    id: 'z1',
    geometry: { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] },
    properties: { id: 'z1', key, name: 'Khóm 3', validFrom: '2021-09-15T12:00:00Z', isAhead: false, ...more },
  }); // biome-ignore format: a box

  it('says of a zone what comes next, and of what comes what it takes the place of', () => {
    const later = {
      validFrom: '2021-09-15T17:00:00Z',
      isAhead: true,
      INCIDENT_REPAIR: 'FORBIDDEN',
      KT1_MAIL: 'PERMIT',
    };
    const features = [zone('z1', { INCIDENT_REPAIR: 'PERMIT', KT1_MAIL: 'PERMIT' }), zone('z1/later', later)];
    const [holds, comes] = prepared('zones', { features }).get('zones') ?? [];
    expect(holds?.properties).toMatchObject({ 'next:INCIDENT_REPAIR': 'FORBIDDEN', nextBegins: '00:00 16/9' });
    expect(comes?.properties).toMatchObject({ 'was:INCIDENT_REPAIR': 'PERMIT', isNew: false, begins: '00:00 16/9' });
    expect([holds?.properties, comes?.properties]).not.toMatchObject([{ 'next:KT1_MAIL': 'PERMIT' }, {}]);
  });

  it('names a zone once, where it is widest, and one without a shape at its posts', () => {
    const posts = { type: 'MultiPoint', coordinates: [[105.7, 10.3]] };
    const shapeless = { ...zone('z2', { isShapeless: true }), geometry: posts };
    const nowhere = { ...zone('z3', { isShapeless: true }), geometry: null };
    const found = prepared('zones', { features: [zone('z1', {}), shapeless, nowhere] });
    expect(ids(found.get('zones') ?? [])).toEqual(['z1']);
    expect(found.get('zone-names')?.map(({ geometry }) => geometry.type)).toEqual(['Point', 'MultiPoint']);
  });

  it('draws a route beside its work order, both under one id', () => {
    const order = point('w', { startsAt: '2021-09-15T12:00:00Z', endsAt: null });
    const route = { ...order, geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] } }; // biome-ignore format: short
    const features = [order, { ...route, properties: { ...route.properties, key: 'w/route', part: 'route' } }];
    const found = prepared('work-orders', { features });
    expect(ids(found.get('work-routes') ?? [])).toEqual(['w/route']);
    expect(found.get('work-routes')?.[0]?.properties).toMatchObject({
      id: 'w',
      startsAtS: 1_631_707_200,
      endsAtS: null,
    });
  });

  it('is not believed where it is of another form', () => {
    expect(() => prepared('crews', { features: [{ geometry: null }] })).toThrow('no text');
  });

  it('puts a name inside a horseshoe, not in its gap', () => {
    const ring = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]; // biome-ignore format: a horseshoe
    const [x = 0, y = 0] = labelPlace([[ring]]) ?? [];
    expect(y < 2 || x < 2 || x > 8).toBe(true);
  });
});

describe('positions', () => {
  const at = (seconds: number) => ({
    crew: 'c',
    lon: 105 + seconds / 1000,
    lat: 10,
    accuracyM: 5,
    atMs: seconds * 1000,
  });

  it('are the newest of each crew, told once', () => {
    const positions = new Positions();
    positions.placed([], [point('c')]);
    positions.hear([at(2), at(1)]);
    positions.hear([at(3)]);
    const { diff } = positions.take();
    expect(diff.update?.map(({ newGeometry }) => newGeometry)).toEqual([{ type: 'Point', coordinates: [105.003, 10] }]);
    expect(positions.take().diff.update).toEqual([]);
  });

  it('of a crew that is not on the map ask for it, once', () => {
    const positions = new Positions();
    positions.hear([at(1)]);
    expect(positions.take().unknown).toEqual(['c']);
    positions.hear([at(2)]);
    expect(positions.take().unknown).toEqual([]);
  });

  it('stay where they are newer than what was read after them', () => {
    const positions = new Positions();
    positions.hear([at(5)]);
    const [older, newer] = positions
      .amended([point('c', { atS: 4 })])
      .concat(positions.amended([point('c', { atS: 6 })]));
    expect(older?.geometry).toEqual({ type: 'Point', coordinates: [105.005, 10] });
    expect(newer?.geometry).toEqual(point('c').geometry);
  });
});

describe('a layer', () => {
  const following = () => {
    const wishes: Wish[] = [];
    const feed = new Feed(
      'incidents',
      (wish) => wishes.push(wish),
      () => {},
    );
    const answered = async () => {
      const turn = wishes.at(-1)?.turn ?? 0;
      feed.hear({ kind: 'read', layer: 'incidents', turn, count: 1 });
      await soon();
    };
    return { feed, wishes, answered };
  };

  it('is read whole, then only what events name', async () => {
    const { feed, wishes, answered } = following();
    feed.load({ at: null, known: null });
    await soon();
    feed.patch(['a', 'b']);
    feed.patch(['b', 'c']);
    await answered();
    await new Promise((over) => setTimeout(over, 400));
    feed.stop();
    expect(wishes.map(({ address }) => address)).toEqual([
      '/map/incidents.geojson',
      '/map/incidents.geojson?ids=a%2Cb',
    ]);
  });

  it('of another moment than now hears nothing', async () => {
    const { feed, wishes, answered } = following();
    feed.load({ at: '2021-09-15T12:00:00.000Z', known: null });
    await soon();
    await answered();
    feed.patch(['a']);
    await soon();
    feed.stop();
    expect(wishes).toHaveLength(1);
  });

  it('says whose it is not, and asks no more', async () => {
    const { feed, wishes } = following();
    feed.load();
    await soon();
    feed.hear({ kind: 'failed', layer: 'incidents', turn: 1, status: 403 });
    await soon();
    feed.patch(['a']);
    await soon();
    feed.stop();
    expect([feed.status, wishes.length]).toEqual(['forbidden', 1]);
  });
});

it('knows which events make a layer read what', () => {
  const event = (kind: string, subject: string): LiveEvent => ({
    cursor: '',
    id: '',
    kind,
    atMs: 0,
    subject,
    payload: {},
  });
  const stirred = stirredBy([
    event('INCIDENT_TRIAGED', 'i1'),
    event('INCIDENT_TRIAGED', 'i1'),
    event('ZONES_PUBLISHED', 'o'),
  ]);
  expect([...stirred]).toEqual([
    ['zones', { ids: [], isAll: true }],
    ['incidents', { ids: ['i1'], isAll: false }],
  ]);
});

it('asks for a moment, and for some things of it', () => {
  const moment = { at: '2021-09-15T17:00:00.000Z', known: null };
  expect(addressOf('crews', moment, ['a'])).toBe('/map/crews.geojson?at=2021-09-15T17%3A00%3A00.000Z&ids=a');
});
