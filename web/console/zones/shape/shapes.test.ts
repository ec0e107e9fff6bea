import { expect, test } from 'vitest';
import { areaOf, boxOf, circle, cornersOf, middleOf, partsOf, squareKm } from './shapes';

/** By pyproj's Geod(ellps='WGS84').fwd from 105.65, 10.3: azimuths 90, 45, 0 and 225. */
const GEODESIC: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
  [
    300,
    [
      [105.65273879299474, 10.299999988409366],
      [105.65193663080377, 10.30191783560867],
      [105.65, 10.302712237258094],
      [105.64806339260447, 10.298082152573848],
    ],
  ],
  [
    5000,
    [
      [105.69564654960462, 10.29999678037965],
      [105.68228023967077, 10.331962382141477],
      [105.65, 10.345203894979935],
      [105.61772626261755, 10.268034335222678],
    ],
  ],
];
const AT = [0, 8, 16, 40];
const METRE = 1 / 110_600;

test.each(GEODESIC)('the corners of a circle lie %i metres away on the ellipsoid', (radiusM, wanted) => {
  const ring = partsOf(circle([105.65, 10.3], radiusM))[0]?.[0] ?? [];
  for (const [at, [lon, lat]] of wanted.entries()) {
    const [foundLon = 0, foundLat = 0] = ring[AT[at] ?? 0] ?? [];
    expect(Math.hypot(foundLon - lon, foundLat - lat)).toBeLessThan(radiusM === 300 ? 0.02 * METRE : 0.6 * METRE);
  }
});

test('a circle is closed, counter-clockwise, and as large as its corners allow', () => {
  const round = circle([105.65, 10.3], 500);
  const ring = partsOf(round)[0]?.[0] ?? [];
  expect(ring[0]).toEqual(ring.at(-1));
  expect(cornersOf(round)).toBe(64);
  expect(squareKm(round)).toBeCloseTo(0.5 ** 2 * 32 * Math.sin(Math.PI / 32), 3);
  const [[lon = 0] = [], [next = 0] = []] = ring;
  expect(next).toBeLessThan(lon);
});

test('parts come back as the same shape, and none as none', () => {
  const [one, other] = [circle([105.6, 10.3], 100), circle([105.7, 10.3], 100)];
  const both = areaOf([...partsOf(one), ...partsOf(other)]);
  expect(both?.type).toBe('MultiPolygon');
  expect(both && partsOf(both)).toEqual([...partsOf(one), ...partsOf(other)]);
  expect(areaOf(partsOf(one))).toEqual(one);
  expect(areaOf([])).toBeNull();
});

test('a box reaches around every part, and its middle is between them', () => {
  const both = areaOf([...partsOf(circle([105.6, 10.3], 100)), ...partsOf(circle([105.7, 10.3], 100))]);
  if (both === null) throw new Error('no shape');
  const [west, south, east, north] = boxOf(both);
  expect(west).toBeLessThan(105.6);
  expect(east).toBeGreaterThan(105.7);
  expect(south).toBeLessThan(10.3);
  expect(north).toBeGreaterThan(10.3);
  expect(middleOf(both)[0]).toBeCloseTo(105.65, 5);
});

test('holes are taken away from the size', () => {
  const [outer, hole] = [partsOf(circle([105.65, 10.3], 500))[0]?.[0], partsOf(circle([105.65, 10.3], 250))[0]?.[0]];
  if (!outer || !hole) throw new Error('no rings');
  expect(squareKm({ type: 'Polygon', coordinates: [outer, hole] })).toBeCloseTo(
    squareKm({ type: 'Polygon', coordinates: [outer] }) * 0.75,
    3,
  );
});
