/** Where labels go so that they cover no mark and not each other. Pure; the drawing's own units. */
import type { Point } from './projection';

const SHIFTS = [0, -18, 18, -30, 30, -42, 42];
const HALF_WIDTH = 46;
const HALF_HEIGHT = 14;

/** Each label at its place, or the nearest one above or below that is clear of marks and of the labels before it. */
export function placed(wanted: readonly Point[], marks: readonly Point[]): readonly Point[] {
  const labels: Point[] = [];
  for (const place of wanted) labels.push(clearOf(place, marks, labels));
  return labels;
}

function clearOf([x, y]: Point, marks: readonly Point[], labels: readonly Point[]): Point {
  const within = (shift: number, width: number, height: number) => (other: Point) =>
    Math.abs(other[0] - x) < width && Math.abs(other[1] - (y + shift)) < height;
  const isClear = (shift: number) =>
    !marks.some(within(shift, HALF_WIDTH, HALF_HEIGHT)) && !labels.some(within(shift, 2 * HALF_WIDTH, HALF_HEIGHT));
  return [x, y + (SHIFTS.find(isClear) ?? 0)];
}
