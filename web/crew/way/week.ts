/** Hours of the week in Việt Nam. Pure. */
import type { WeeklyHours } from './model';

export const VIETNAM_MIN = 7 * 60;
const DAY_MIN = 1_440;
const WEEK_MIN = 7 * DAY_MIN;
/** 1970-01-01 was a Thursday: so long after a Monday. */
const THURSDAY_MIN = 3 * DAY_MIN;

/** Half-open; they may run into the next days. None: always. */
export function isScheduled(schedule: readonly WeeklyHours[], atMs: number): boolean {
  if (schedule.length === 0) return true;
  const minute = (Math.floor(atMs / 60_000) + VIETNAM_MIN + THURSDAY_MIN) % WEEK_MIN;
  return schedule.some(({ weekday, startMin, endMin }) => {
    const since = (minute - weekday * DAY_MIN - startMin + 2 * WEEK_MIN) % WEEK_MIN;
    return since < endMin - startMin;
  });
}
