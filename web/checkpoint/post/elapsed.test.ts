import { expect, it } from 'vitest';
import { elapsedBy, noon } from './test_scene';

it('counts by the monotonic clock while the two go together', () => {
  const hands = noon();
  const elapsed = elapsedBy(hands);
  [hands.wall, hands.monotonic] = [hands.wall + 300.4, 300];
  expect(elapsed.read()).toBe(300);
});

it('counts the sleep in which the monotonic clock stood still', () => {
  const hands = noon();
  const elapsed = elapsedBy(hands);
  [hands.wall, hands.monotonic] = [hands.wall + 600, 2];
  expect(elapsed.read()).toBe(600);
  [hands.wall, hands.monotonic] = [hands.wall + 1, 3];
  expect(elapsed.read()).toBe(601);
});

it('gives nothing back when the wall clock is set back, and little when it is set forward', () => {
  const hands = noon();
  const elapsed = elapsedBy(hands);
  [hands.wall, hands.monotonic] = [hands.wall - 86_400, 10];
  expect(elapsed.read()).toBe(10);
  [hands.wall, hands.monotonic] = [hands.wall + 86_400 * 365, 11];
  expect(elapsed.read()).toBe(3_610);
});

it('goes on over a reload by the wall clock', () => {
  const hands = noon();
  const before = elapsedBy(hands);
  hands.monotonic = 5;
  hands.wall += 5;
  const kept = before.kept();
  [hands.wall, hands.monotonic] = [hands.wall + 90, 0];
  const after = elapsedBy(hands);
  after.resume(kept);
  expect(after.read()).toBe(95);
  after.resume({ ...kept, wall: hands.wall + 3_600 });
  expect(after.read()).toBe(5);
});
