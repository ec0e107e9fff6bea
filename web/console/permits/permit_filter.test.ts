import { expect, it } from 'vitest';
import { fromInput, toInput } from '../map/time/local_input';
import { filterOf, keptParams } from './permit_filter';

it('asks for everything where nothing is typed', () => {
  expect(Object.values(filterOf({}))).toEqual(Array(7).fill(null));
});

it('takes the instant by the clock of Việt Nam, and nothing for half a one', () => {
  expect(filterOf({ force: '2021-09-16T07:00' }).inForceAt).toBe('2021-09-16T00:00:00.000Z');
  expect(filterOf({ force: '2021-09-16' }).inForceAt).toBeNull();
  expect(fromInput('')).toBeNull();
  expect(fromInput('x')).toBeNull();
  expect(fromInput(toInput(1_631_750_400_000))).toBe(1_631_750_400_000);
});

it('takes a zone by a whole number only', () => {
  expect(filterOf({ zone: '11' }).zone).toBe(11);
  for (const zone of ['', '0', '-1', '1.5', 'x']) expect(filterOf({ zone }).zone).toBeNull();
});

it('keeps what narrows the list on the way to a permit and back, and nothing else', () => {
  expect(keptParams({ text: 'hùng', at: '2021', review: 'yes', unit: '' })).toEqual({ text: 'hùng', review: 'yes' });
});
