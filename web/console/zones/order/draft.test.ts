import { expect, test } from 'vitest';
import type { Version } from '../model';
import {
  amended,
  changing,
  creating,
  differences,
  emptyDraft,
  ending,
  NEW_TERMS,
  orderOf,
  pathOf,
  withInstruction,
  withoutInstruction,
} from './draft';
import { faultAt, faultOf, staleZone } from './faults';

const SQUARE = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [105.6, 10.3],
      [105.7, 10.3],
      [105.7, 10.4],
      [105.6, 10.3],
    ],
  ],
};
const BEFORE: Version = {
  ...NEW_TERMS,
  name: 'Ấp Tân Long',
  geometry: SQUARE,
  geometryQuality: 'APPROXIMATE',
  geometryQualityM: 50,
  id: 'zone-7',
  number: 7,
  code: 'AP-7',
  version: 1,
  validFrom: new Date('2021-09-15T12:00:00Z'),
  validTo: null,
  recordedAt: new Date('2021-09-15T12:00:00Z'),
  supersededAt: null,
  act: { number: '1', signedOn: '2021-09-15', authority: 'UBND' },
  recordedBy: null,
};
const NOW = '2021-09-15T12:30:00.000Z';

test('a change sends only what differs, so that later versions keep what they say otherwise', () => {
  const change = changing(BEFORE, 3);
  expect(differences(change)).toEqual({});

  const stricter = {
    ...change,
    terms: { ...change.terms, level: 'D19', geometryQuality: 'DRAWN' as const, geometryQualityM: null },
  };
  const order = orderOf(withInstruction(emptyDraft('2021-09-15'), stricter), NOW);
  expect(order.change).toEqual([
    { number: 7, version: 3, level: 'D19', geometryQuality: 'DRAWN', geometryQualityM: null },
  ]);
});

test('an order without an instant of its own begins when it is published', () => {
  const draft = withInstruction(emptyDraft('2021-09-15'), creating('AP-8'));
  expect(orderOf(draft, NOW).validFrom).toBe(NOW);
  expect(orderOf(amended(draft, { validFrom: '2021-09-16T00:00:00.000Z' }), NOW).validFrom).toBe(
    '2021-09-16T00:00:00.000Z',
  );
});

test('whatever is edited is no longer what was sent', () => {
  const sent = { ...emptyDraft('2021-09-15'), sent: { key: 'k', order: {} } };
  expect(amended(sent, { validTo: null }).sent).toBeNull();
  expect(withoutInstruction(sent, 'none').sent).toBeNull();
});

test('an instruction is named by its place among those of its kind', () => {
  const [one, two, three] = [creating('A'), ending('close', BEFORE, 1), creating('B')];
  const draft = [one, two, three].reduce(withInstruction, emptyDraft('2021-09-15'));
  expect([one, two, three].map(({ key }) => pathOf(draft, key))).toEqual(['create.0', 'close.0', 'create.1']);
});

test('a fault is found at the field it names and at what is around it, and nowhere else', () => {
  const say = (key: string) => key;
  const fault = faultOf(
    {
      kind: 'input',
      code: 'GEOMETRY_INVALID',
      field: 'input.order.create.0.geometry',
      params: { lon: '105.6', lat: '10.3' },
    },
    say,
    emptyDraft('2021-09-15'),
  );
  expect(fault?.place).toEqual([105.6, 10.3]);
  expect(faultAt(fault, 'create.0.geometry')).toBe('input-GEOMETRY_INVALID');
  expect(faultAt(fault, 'create.0')).toBe('input-GEOMETRY_INVALID');
  expect(faultAt(fault, 'create.01')).toBeNull();
  expect(faultAt(fault, 'create.0.name')).toBeNull();
});

test('a code that is taken is found at the instruction that asked for it', () => {
  const draft = [creating('A'), creating('B')].reduce(withInstruction, emptyDraft('2021-09-15'));
  const said = { code: 'ZONE_CODE_TAKEN', params: [{ name: 'code', value: 'B' }] };
  const fault = faultOf({ kind: 'refused', type: 'ConflictProblem', message: 'taken', said }, (key) => key, draft);
  expect(faultAt(fault, 'create.1.code')).toBe('taken');
  expect(faultAt(fault, 'create.0.code')).toBeNull();
});

test('a stale version names its zone', () => {
  expect(staleZone({ kind: 'refused', type: 'StaleProblem', message: '', said: { id: 'zone-7' } })).toBe('zone-7');
  expect(staleZone({ kind: 'refused', type: 'ConflictProblem', message: '', said: {} })).toBeNull();
});
