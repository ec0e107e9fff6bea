import { expect, it } from 'vitest';
import type { Application } from '../application_model';
import { begun as ruleBegun, ruleOf } from '../many/rule';
import { mayWithdraw, zonesLeft } from './steps';
import { againFor, begun, missingIn, type Wish, wantedInput, wishOf } from './wish';

const NOW = Date.parse('2021-09-15T12:10:00Z');
const whole: Wish = { ...begun('sen', NOW), holders: ['p'], zones: [11] };

it('begins at the next whole hour in Việt Nam', () => {
  expect([whole.validFrom, whole.validTo]).toEqual(['2021-09-15T20:00', '2021-09-16T20:00']);
});

it('names what is missing, and sends nothing until all is there', () => {
  expect(missingIn(begun('', NOW))).toEqual(['organisation', 'holders', 'zones']);
  expect(missingIn({ ...whole, validTo: whole.validFrom })).toEqual(['times']);
  expect(missingIn({ ...whole, subjectType: 'PREMISES' })).toEqual(['premises']);
  expect(missingIn({ ...whole, subjectType: 'VEHICLE' })).toEqual(['vehicles']);
  expect(missingIn({ ...whole, hours: [{ from: '06:00', to: '' }] })).toEqual(['hours']);
  expect(wantedInput({ ...whole, zones: [] })).toBeNull();
  expect(missingIn(whole)).toEqual([]);
});

it('writes hours in minutes, also over midnight, and a way of one point not at all', () => {
  const input = wantedInput({ ...whole, hours: [{ from: '22:00', to: '05:30' }], route: [[105.6, 10.2]] });
  expect(input).toMatchObject({
    hours: [{ startMin: 1320, endMin: 330 }],
    route: [],
    validFrom: '2021-09-15T13:00:00.000Z',
  });
});

it('reads an application back into the same wish', () => {
  const wanted = {
    ...whole,
    validFrom: new Date('2021-09-15T13:00:00Z'),
    validTo: new Date('2021-09-16T13:00:00Z'),
    hours: [{ startMin: 1320, endMin: 330 }],
  };
  expect(wishOf(wanted)).toEqual({ ...whole, hours: [{ from: '22:00', to: '05:30' }] });
});

it('asks again for the zones that were not refused', () => {
  const decided = (zones: number[], ruling: string) => ({
    unit: null,
    zones,
    decision: { ruling, at: new Date(), reason: '' },
  });
  const parts = [decided([10], 'REJECTED'), { unit: null, zones: [11], decision: null }];
  const one = { wanted: { zones: [10, 11, 12] }, parts } as unknown as Application;
  expect(zonesLeft(one)).toEqual([11, 12]);
  expect(againFor(whole, zonesLeft(one)).zones).toEqual([11, 12]);
});

it('lets what is decided no more be withdrawn', () => {
  const may = ['DRAFT', 'SUBMITTED', 'NEEDS_INFO', 'APPROVED', 'REJECTED', 'WITHDRAWN'].map((status) =>
    mayWithdraw({ status }),
  );
  expect(may).toEqual([true, true, true, false, false, false]);
});

it('makes a rule for many only of times that follow each other', () => {
  const draft = { ...ruleBegun(NOW), zones: [11] };
  expect(ruleOf(draft)).toMatchObject({ zones: [11], purposes: null });
  expect(ruleOf({ ...draft, zones: [] })).toBeNull();
  expect(ruleOf({ ...draft, newEnd: draft.endingFrom })).toBeNull();
  expect(ruleOf({ ...draft, endingTo: draft.endingFrom })).toBeNull();
  expect(ruleOf({ ...draft, endingTo: '' })).toBeNull();
});
