import { expect, test } from 'vitest';
import { fromGeoJson, readShapeFile, ringOf } from './read_file';
import { circle, partsOf } from './shapes';

const ROUND = circle([105.65, 10.3], 300);

test('every polygon of a collection is one part, and the first one gives the name', () => {
  const file = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { Tên: 'Ấp Tân Long' }, geometry: ROUND },
      {
        type: 'Feature',
        properties: null,
        geometry: { type: 'MultiPolygon', coordinates: [...partsOf(circle([105.7, 10.3], 300))] },
      },
      { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [105, 10] } },
      { type: 'Feature', properties: {}, geometry: null },
    ],
  };
  const read = fromGeoJson(JSON.stringify(file));
  if (typeof read === 'string') throw new Error(read);
  expect([read.name, read.shapes, read.area.type]).toEqual(['Ấp Tân Long', 2, 'MultiPolygon']);
  expect(partsOf(read.area)).toHaveLength(2);
});

test('a file without a polygon, of another kind, or in another coordinate system is told apart', async () => {
  expect(fromGeoJson('{"type":"Point","coordinates":[105,10]}')).toBe('no-shape');
  expect(await readShapeFile(new File(['PK'], 'vung.zip'))).toBe('shapefile');
  expect(await readShapeFile(new File(['{"type":"Polygon","coordinates":"x"}'], 'a.geojson'))).toBe('unreadable');
  const vn2000 = { ...ROUND, crs: { properties: { name: 'EPSG:9210' } } };
  expect(await readShapeFile(new File([JSON.stringify(vn2000)], 'a.geojson'))).toBe('unreadable');
});

test('coordinates of KML are longitude, latitude, and an altitude that is let go', () => {
  expect(ringOf('\n 105.6,10.3,0 105.7,10.3,0\n105.7,10.4 ')).toEqual([
    [105.6, 10.3],
    [105.7, 10.3],
    [105.7, 10.4],
  ]);
  expect(() => ringOf('105.6;10.3')).toThrow();
});
