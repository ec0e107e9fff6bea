import { describe, expect, it } from 'vitest';
import { within } from './shrink';
import { dayOf, dayWords, healthStanding, placeTyped } from './typed';

describe('a place that is typed', () => {
  it.each([
    ['10.29, 105.64', { lat: 10.29, lon: 105.64 }],
    ['105.64 10.29', { lat: 10.29, lon: 105.64 }],
    ['10,29 105,64', { lat: 10.29, lon: 105.64 }],
    ['10.29000° N, 105.64000° E', { lat: 10.29, lon: 105.64 }],
    ['10.29', null],
    ['48.85, 2.35', null],
    ['ấp Tân Phú', null],
    ['', null],
  ])('%s is %o', (typed, place) => expect(placeTyped(typed)).toEqual(place));
});

describe('a health declaration', () => {
  const standing = (at: string) =>
    healthStanding({ declaredOn: '2021-09-15', validUntil: '2021-09-18', reference: '' }, Date.parse(at));

  it.each([
    ['2021-09-16T16:59:00Z', 'fine'],
    ['2021-09-16T17:00:00Z', 'soon'],
    ['2021-09-18T16:59:00Z', 'soon'],
    ['2021-09-18T17:00:00Z', 'over'],
  ])('at %s is %s, by the days of Việt Nam', (at, expected) => expect(standing(at)).toBe(expected));

  it('may be missing', () => expect(healthStanding(null, 0)).toBe('none'));

  it('has days as people write them', () => {
    expect(dayOf(Date.parse('2021-09-15T17:30:00Z'))).toBe('2021-09-16');
    expect(dayWords('2021-09-05')).toBe('5/9/2021');
  });
});

describe('a photo', () => {
  it.each([
    [
      { width: 4000, height: 3000 },
      { width: 1600, height: 1200 },
    ],
    [
      { width: 300, height: 4000 },
      { width: 120, height: 1600 },
    ],
    [
      { width: 640, height: 480 },
      { width: 640, height: 480 },
    ],
    [
      { width: 9000, height: 2 },
      { width: 1600, height: 1 },
    ],
  ])('of %o is drawn as %o', (size, drawn) => expect(within(size, 1600)).toEqual(drawn));
});
