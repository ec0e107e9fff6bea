import { expect, it } from 'vitest';
import { oneOf } from './filters';
import { fromField, toField } from './local_input';
import { stateOf, type ZoneNeed } from './needs_model';
import { boxOf } from './on_stage';
import { shape, shapeOf } from './read';
import { typedPlace } from './typed_place';
import { waiting } from './waiting';

it('reads a typed place in either order, because no latitude is over 90', () => {
  for (const words of ['10.2905, 105.6412', '105.6412 10.2905', '10.2905;105.6412', ' 105.6412,10.2905 '])
    expect(typedPlace(words), words).toEqual([105.6412, 10.2905]);
});

it('takes nothing for a place that could be another', () => {
  for (const words of ['', '10.29', '10.29, 20.11', '105.6, 106.2', '10.29, 105.64, 3', 'cầu Cái Dâu', '10,29 105,64'])
    expect(typedPlace(words), words).toBeNull();
});

it('reads an instant as one of Việt Nam, wherever the machine stands', () => {
  expect(fromField('2021-09-16T02:10')?.toISOString()).toBe('2021-09-15T19:10:00.000Z');
  expect(toField(new Date('2021-09-15T19:10:30Z'))).toBe('2021-09-16T02:10');
  expect([fromField(''), fromField('2021-09-16'), fromField('2021-13-16T02:10')]).toEqual([null, null, null]);
});

it('makes a point of one place and a line of more', () => {
  const line = [
    [105.6, 10.2],
    [105.7, 10.3],
  ] as const;
  expect(shapeOf([])).toBeNull();
  expect(shapeOf(line.slice(0, 1))).toEqual({ type: 'Point', coordinates: [105.6, 10.2] });
  expect(boxOf(shape(shapeOf(line), 'line'))).toEqual([105.6, 10.2, 105.7, 10.3]);
  expect(() => shape({ type: 'Polygon', coordinates: [] }, 'zone')).toThrow('neither point nor line');
});

it('believes no filter that it does not have', () => {
  expect([oneOf('HELD', ['HELD']), oneOf('held', ['HELD']), oneOf(undefined, ['HELD'])]).toEqual(['HELD', '', '']);
});

const at = (minutes: number) => new Date(Date.UTC(2021, 8, 15, 19, minutes));

it('says how pressing a stopped crew is, by the quarter of an hour that it waits', () => {
  const stop = { occurredAt: at(0), nextStepAt: at(15), step: 0 };
  expect(waiting(stop, at(3).getTime())).toEqual({ minutes: 3, seconds: 0, pressure: 'calm', nextInMinutes: 12 });
  expect(waiting(stop, at(8).getTime() + 500)).toMatchObject({ pressure: 'soon', nextInMinutes: 7 });
  expect(waiting(stop, at(15).getTime())).toMatchObject({ pressure: 'over', nextInMinutes: 0 });
});

it('says that it was passed on although it was heard of late, and that nobody is left', () => {
  const stop = { occurredAt: at(0), nextStepAt: null, step: 3 };
  expect(waiting(stop, at(1).getTime())).toMatchObject({ pressure: 'passed-on', nextInMinutes: null });
  expect(waiting(stop, at(0).getTime() - 5_000)).toMatchObject({ minutes: 0, seconds: 0 });
});

const need = (changes: Partial<ZoneNeed>): ZoneNeed => ({
  zone: 14,
  unit: null,
  asks: 'PERMIT',
  approval: 'STANDING',
  forbiddenFrom: null,
  covers: [],
  missing: [],
  ending: [],
  ...changes,
});

it('says of a zone whether its permit comes at once, waits for a person, or is there', () => {
  expect(stateOf(need({}))).toBe('covered');
  expect(stateOf(need({ missing: ['p'] }))).toBe('at-once');
  expect(stateOf(need({ missing: ['p'], approval: 'PER_PERMIT' }))).toBe('waits');
  expect(stateOf(need({ missing: ['p'], asks: 'FORBIDDEN' }))).toBe('forbidden');
  expect(stateOf(need({ asks: 'FREE' }))).toBe('free');
});
