import { expect, it } from 'vitest';
import { wordsIn } from '../../shared/words';
import '../words';
import { columnsOfRows, countOf, readImported, reasonWords } from './import_model';
import { type Crew, dayOf, dayWords, isHealthCurrent, phoneWords, readPerson } from './model';
import { swappedCrew } from './swapping';

const say = wordsIn('vi');
const person = (id: string, name = id) =>
  readPerson(
    { id, name, state: 'VETTED', version: 1, phone: null, cmndLast4: null, cccdLast4: null, health: null },
    'person',
  );
const CREW: Crew = {
  id: 'c',
  name: 'Tổ 1',
  organisation: 'o',
  skills: ['RADIO'],
  baseZone: 7,
  duty: 'ON_DUTY',
  version: 3,
  lead: 'a',
  members: [person('a'), person('b'), person('c')],
  vehicles: [{ id: 'v', kind: 'CAR', label: 'x', plate: '', state: 'VETTED', version: 1, attachments: [] }],
};

it('puts who joins in the place of who leaves, and changes nothing else', () => {
  expect(swappedCrew(CREW, { what: 'member', id: 'b' }, 'd')).toEqual({
    organisation: 'o',
    crew: 'c',
    version: 3,
    name: 'Tổ 1',
    lead: 'a',
    members: ['a', 'd', 'c'],
    vehicles: ['v'],
    skills: ['RADIO'],
    baseZone: 7,
  });
});

it('lets the next member lead when the lead leaves, and of a crew of one who joins', () => {
  expect(swappedCrew(CREW, { what: 'member', id: 'a' }, 'd')).toMatchObject({ lead: 'b', members: ['d', 'b', 'c'] });
  const alone = { ...CREW, members: [person('a')] };
  expect(swappedCrew(alone, { what: 'member', id: 'a' }, 'd')).toMatchObject({ lead: 'd', members: ['d'] });
});

it('swaps a vehicle and leaves the members alone', () => {
  expect(swappedCrew(CREW, { what: 'vehicle', id: 'v' }, 'w')).toMatchObject({
    lead: 'a',
    members: ['a', 'b', 'c'],
    vehicles: ['w'],
  });
});

it('counts a declaration on its first and its last day', () => {
  const health = { declaredOn: '2021-09-12', validUntil: '2021-09-19', reference: '' };
  const days = ['2021-09-11', '2021-09-12', '2021-09-19', '2021-09-20'];
  expect(days.map((day) => isHealthCurrent(health, day))).toEqual([false, true, true, false]);
  expect(isHealthCurrent(null, '2021-09-12')).toBe(false);
});

it('has the day of Việt Nam, and writes days and phones as people do', () => {
  expect(dayOf(Date.parse('2021-09-15T17:00:00Z'))).toBe('2021-09-16');
  expect(dayWords('2021-09-16')).toBe('16/09/2021');
  expect(phoneWords('+84912345678')).toBe('0912 345 678');
  expect(phoneWords('+1 555')).toBe('+1 555');
});

const ANSWER = {
  isPreview: true,
  columns: [{ header: 'STT', term: null }],
  rows: [
    {
      row: 4,
      name: 'Hùng',
      outcome: 'REFUSED',
      plate: '',
      vehicle: null,
      crew: '',
      field: 'vehicle',
      reason: { code: 'EMPTY', params: { column: 'vehicle' }, message: 'x' },
    },
  ],
  crews: [{ name: 'Tổ 1', outcome: 'WAITING', members: 3, vehicles: 1, rows: [4], reason: null }],
};

it('says why a row was refused, the column by its name on the page', () => {
  const { rows, crews } = readImported(ANSWER);
  expect(reasonWords(rows[0]?.reason ?? null, say)).toBe('Cột Loại xe để trống.');
  expect([countOf(rows, 'REFUSED'), countOf(crews, 'WAITING'), countOf(rows, 'ADDED')]).toEqual([1, 1, 0]);
});

it('writes a file with one line a row in words', () => {
  const [row] = readImported(ANSWER).rows;
  if (!row) throw new Error('no row');
  expect(columnsOfRows(say).map(({ value }) => value(row))).toEqual([
    4,
    'Hùng',
    'Không nhận',
    null,
    null,
    null,
    'Loại xe',
    'Cột Loại xe để trống.',
  ]);
});

it('does not believe an answer that is none', () => {
  expect(() => readImported({ ...ANSWER, rows: [{ row: 'x' }] })).toThrow();
  expect(() => readImported({})).toThrow();
});
