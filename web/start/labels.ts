/** Where a label goes so that it covers no mark. Pure; the drawing's own units. */
import type { Point } from './projection';

const SHIFTS = [0, -18, 18, -30, 30, -42, 42];
const HALF_WIDTH = 46;
const HALF_HEIGHT = 14;

/** The place itself, or the nearest one above or below it that is clear of every mark. */
export function clearOf([x, y]: Point, marks: readonly Point[]): Point {
  const covers =
    (shift: number) =>
    ([mx, my]: Point) =>
      Math.abs(mx - x) < HALF_WIDTH && Math.abs(my - (y + shift)) < HALF_HEIGHT;
  const shift = SHIFTS.find((candidate) => !marks.some(covers(candidate))) ?? 0;
  return [x, y + shift];
}
