import { expect, it } from 'vitest';
import { NOTHING, resumed, type Sight, sighted } from './sights';

function looks(...at: readonly (readonly [string, number])[]): readonly boolean[] {
  let last: Sight = NOTHING;
  return at.map(([text, ms]) => {
    const { sight, isNew } = sighted(last, text.split(' '), ms);
    last = sight;
    return isNew;
  });
}

it('takes a code once as long as it is before the lens, however long', () => {
  const held = Array.from({ length: 60 }, (_, at) => ['FP1:A', 10_000 + at * 200] as const);
  expect(looks(...held).filter(Boolean)).toHaveLength(1);
});

it('takes it again after it was out of sight, and another at once', () => {
  expect(looks(['A', 0], ['A', 3_900], ['A', 7_900])).toEqual([true, false, true]);
  expect(looks(['A', 0], ['B', 100], ['A', 200])).toEqual([true, true, true]);
});

it('takes two codes of one picture for the same in either order', () => {
  expect(looks(['A B', 0], ['B A', 100])).toEqual([true, false]);
});

it('does not take what was there while another screen was open', () => {
  const { sight } = sighted(NOTHING, ['A'], 0);
  expect(sighted(resumed(sight, 60_000), ['A'], 60_100).isNew).toBe(false);
  expect(sighted(resumed(sight, 60_000), ['A'], 64_000).isNew).toBe(true);
});
