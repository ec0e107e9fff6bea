import { expect, it } from 'vitest';
import { fromInput, toInput } from './local_input';
import { AHEAD_MS, changeAfter, changeBefore, DAY_MS, lineOf, shareOf, ticksOn, within } from './ticks';

const NOW = Date.parse('2021-09-15T12:00:00Z');

it('reads and writes the time of Việt Nam', () => {
  expect(toInput(Date.parse('2021-09-15T17:00:00Z'))).toBe('2021-09-16T00:00');
  expect(fromInput('2021-09-16T00:00')).toBe(Date.parse('2021-09-15T17:00:00Z'));
  expect([fromInput(''), fromInput('2021-09-16T')]).toEqual([null, null]);
});

it('runs from the first version known to two weeks ahead', () => {
  const line = lineOf([NOW - 60 * DAY_MS, NOW + DAY_MS], NOW);
  expect([line.from, line.to]).toEqual([NOW - 60 * DAY_MS, NOW + AHEAD_MS]);
  expect(lineOf([], NOW).from).toBe(NOW - AHEAD_MS);
  expect([shareOf(line, line.from), shareOf(line, line.to)]).toEqual([0, 1]);
  expect([within(line, 0), within(line, NOW)]).toEqual([line.from, NOW]);
});

it('marks each change once, and none beside the line', () => {
  const line = { from: 0, to: 1000 };
  expect(ticksOn(line, [-5, 100, 101, 500, 1001])).toEqual([0.1, 0.5]);
});

it('steps from change to change', () => {
  expect([changeAfter([1, 5, 9], 5), changeBefore([1, 5, 9], 5)]).toEqual([9, 1]);
  expect([changeAfter([1], 5), changeBefore([9], 5)]).toEqual([null, null]);
});
