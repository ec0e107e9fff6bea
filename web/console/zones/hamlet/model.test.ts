import { expect, test } from 'vitest';
import {
  amended,
  barrierAt,
  codeOf,
  emptyHamlet,
  lacksOf,
  orderOf,
  outsideM,
  placeIn,
  postOf,
  withBarrier,
} from './model';

const HAMLET = {
  ...emptyHamlet('2021-09-15', 'UBND huyện Lai Vung'),
  name: 'Ấp Tân Lộc, xã Đường Thét',
  centre: [105.65, 10.3] as const,
  surrounding: { number: 11, name: 'Huyện Lai Vung' },
  unit: 'unit-11',
  desk: { name: 'Trực Lai Vung', phone: '0277 385 1102' },
  act: { number: '12/QĐ-UBND', signedOn: '2021-09-15', authority: 'UBND huyện Lai Vung' },
};
const FROM = '2021-09-15T12:30:00.000Z';

test('a code is made of the name without diacritics and the day, until one is typed', () => {
  expect(codeOf(HAMLET)).toBe('AP-TAN-LOC-XA-DUONG-THET-1509');
  expect(codeOf({ ...HAMLET, code: 'AP-9' })).toBe('AP-9');
  expect(codeOf({ ...HAMLET, name: ' ' })).toBe('');
  expect(codeOf({ ...HAMLET, name: 'Ấp '.repeat(60) }).length).toBeLessThanOrEqual(64);
});

test('what has to be said first is said, and nothing else', () => {
  expect(lacksOf(HAMLET)).toEqual([]);
  expect(lacksOf(emptyHamlet('2021-09-15', ''))).toEqual(['name', 'centre', 'act']);
  const guarded = withBarrier({ ...HAMLET, desk: { name: '', phone: '' } }, barrierAt([105.65, 10.303], 'Rào 1'));
  expect(lacksOf(guarded)).toEqual(['desk']);
});

test('a barrier leads from what is around into the hamlet, from the same moment', () => {
  const barrier = { ...barrierAt([105.65, 10.303], 'Rào 1'), phone: '0277 385 1431' };
  expect(postOf(HAMLET, barrier)).toBeNull();
  const published = { ...HAMLET, zone: { id: 'zone-17', number: 17, from: FROM } };
  expect(postOf(published, barrier)).toEqual({
    unit: 'unit-11',
    validFrom: FROM,
    placing: {
      name: 'Rào 1',
      kind: 'HAMLET_BARRIER',
      place: { lon: 105.65, lat: 10.303 },
      fromZones: [11],
      toZones: [17],
      desk: [{ name: 'Trực Lai Vung', phone: '0277 385 1102' }],
      phones: ['0277 385 1431'],
      hard: false,
    },
  });
});

test('the zone is approximate by the metres that were said', () => {
  const [zone] = orderOf(HAMLET, FROM).create as Record<string, unknown>[];
  expect(zone).toMatchObject({
    kind: 'LOCKDOWN',
    geometryQuality: 'APPROXIMATE',
    geometryQualityM: 50,
    precedence: 20,
  });
});

test('an edit of the zone is no longer what was sent', () => {
  expect(amended({ ...HAMLET, sent: { key: 'k', order: {} } }, { radiusM: 400 }).sent).toBeNull();
});

test('how far a barrier stands outside is told in metres', () => {
  expect(outsideM(HAMLET, [105.65, 10.3])).toBe(-300);
  expect(outsideM(HAMLET, [105.65, 10.303])).toBeGreaterThan(30);
  expect(outsideM(HAMLET, [105.65, 10.303])).toBeLessThan(38);
});

test.each([
  ['10.298, 105.64', [105.64, 10.298]],
  ['105.64 10.298', [105.64, 10.298]],
  ['10.298°N 105.64°E', [105.64, 10.298]],
])('%s is a place', (typed, wanted) => expect(placeIn(typed)).toEqual(wanted));

test.each(['', '10.298', '10.298, 105.64, 3', 'Lai Vung', '0, 0'])('"%s" is none', (typed) =>
  expect(placeIn(typed)).toBeNull(),
);
