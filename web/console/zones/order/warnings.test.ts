import { expect, test } from 'vitest';
import { circle } from '../shape/shapes';
import { creating, emptyDraft, NEW_TERMS, withInstruction } from './draft';
import { warningsOf } from './warnings';

const NOW = Date.parse('2021-09-15T12:30:00Z');
const SHAPED = creating('AP-1', {
  ...NEW_TERMS,
  name: 'Ấp 1',
  geometry: circle([105.65, 10.3], 300),
  geometryQuality: 'DRAWN',
});
const LAI_VUNG = { number: 11, name: 'Huyện Lai Vung', precedence: 10 };

test('a zone that is beaten by one around it is said, and one above it is not', () => {
  const draft = withInstruction(emptyDraft('2021-09-15'), SHAPED);
  const beaten = warningsOf(draft, [{ key: SHAPED.key, zones: [LAI_VUNG] }], NOW);
  expect(beaten).toEqual([
    { key: SHAPED.key, code: 'BEATEN', params: { zone: 'Ấp 1', above: 'Huyện Lai Vung', precedence: 10 } },
  ]);
  expect(warningsOf(draft, [{ key: SHAPED.key, zones: [{ ...LAI_VUNG, precedence: 9 }] }], NOW)).toEqual([]);
});

test('an order of the past and a zone without a shape are said', () => {
  const draft = withInstruction(
    { ...emptyDraft('2021-09-15'), validFrom: '2021-09-15T12:00:00Z' },
    creating('AP-2', { ...NEW_TERMS, name: 'Ấp 2' }),
  );
  expect(warningsOf(draft, [], NOW).map(({ code }) => code)).toEqual(['BACKDATED', 'SHAPELESS']);
  expect(warningsOf({ ...draft, validFrom: '2021-09-15T13:00:00Z' }, [], NOW).map(({ code }) => code)).toEqual([
    'SHAPELESS',
  ]);
});
