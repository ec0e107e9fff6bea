import { expect, it } from 'vitest';
import { placed } from './labels';
import { fit, labelPlace, type Point, pathOf } from './projection';

const SQUARE: Point[] = [
  [105, 10],
  [106, 10],
  [106, 11],
  [105, 11],
  [105, 10],
];

it('puts north at the top and keeps the margin', () => {
  const { point, height } = fit([SQUARE], 200, 10);
  expect(point([105, 11])).toEqual([10, 10]);
  expect(point([106, 10])[0]).toBeCloseTo(190);
  expect(point([106, 10])[1]).toBeCloseTo(height - 10, 0);
});

it('draws a degree of longitude shorter than one of latitude', () => {
  const { point } = fit([SQUARE], 200, 10);
  const [west, south] = point([105, 10]);
  const [east, north] = point([106, 11]);
  expect((east - west) / (south - north)).toBeCloseTo(Math.cos((10.5 * Math.PI) / 180), 5);
});

it('closes every ring', () => {
  expect(pathOf([SQUARE, SQUARE], fit([SQUARE], 200, 10)).match(/Z/g)).toHaveLength(2);
});

it('puts a label at the centre of gravity, and nowhere without a shape', () => {
  const place = labelPlace([SQUARE]);
  expect(place?.[0]).toBeCloseTo(105.5);
  expect(place?.[1]).toBeCloseTo(10.5);
  expect(labelPlace([])).toBeNull();
});

it('moves a label away from marks and from the labels before it, and leaves it alone otherwise', () => {
  expect(placed([[100, 100]], [[300, 300]])).toEqual([[100, 100]]);
  expect(placed([[100, 100]], [[100, 100]])).not.toEqual([[100, 100]]);
  const [first, second] = placed(
    [
      [100, 100],
      [150, 100],
    ],
    [],
  );
  expect(first).toEqual([100, 100]);
  expect(second).not.toEqual([150, 100]);
});
