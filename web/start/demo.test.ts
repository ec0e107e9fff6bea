import { expect, it } from 'vitest';
import { Unexpected } from '../shared/json';
import { readDemo, readWords } from './demo';
import sample from './demo.sample.json';

it('reads all of what the server tells', () => {
  const demo = readDemo(sample);
  expect(demo.accounts.length).toBeGreaterThan(0);
  expect(demo.trials.map((trial) => trial.kind)).toContain('graphql');
  expect(demo.checkpoints.map((post) => post.place)).toContainEqual([105.58, 10.418]);
});

it('takes one text for both languages', () => {
  expect(readWords('x', 'here')).toEqual({ vi: 'x', en: 'x' });
});

it('does without checkpoints', () => {
  expect(readDemo({ ...sample, checkpoints: undefined }).checkpoints).toEqual([]);
});

it('does without a post to join', () => {
  expect(readDemo({ ...sample, post: undefined }).joining).toBeNull();
  expect(readDemo(sample).joining).toEqual(sample.post);
});

it.each([
  ['a post without a path', { ...sample, post: { ...sample.post, path: 7 } }],
  ['a list', []],
  ['nothing', null],
  ['a clock without now', { ...sample, clock: {} }],
  ['a clock that shows no time', { ...sample, clock: { now: 'soon', startedAt: 'now' } }],
  ['accounts that are no list', { ...sample, accounts: {} }],
  [
    'a zone without a level',
    { ...sample, zones: { features: [{ properties: { code: 'x', name: 'x', kind: 'UNIT' } }] } },
  ],
])('refuses %s and says where', (_, value) => {
  expect(() => readDemo(value)).toThrow(Unexpected);
});
