/** Instants as a field of days and minutes has them, in the time of Việt Nam, which has no summer time. Pure. */
const AHEAD_MS = 7 * 3_600_000;
/** A browser reads much as a day that is none. */
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** For `<input type="datetime-local">`. */
export const toInput = (ms: number): string => new Date(ms + AHEAD_MS).toISOString().slice(0, 16);

/** Null for what is no day and minute. */
export function fromInput(text: string): number | null {
  if (!MINUTE.test(text)) return null;
  const ms = Date.parse(`${text.slice(0, 16)}:00Z`);
  return Number.isNaN(ms) ? null : ms - AHEAD_MS;
}
