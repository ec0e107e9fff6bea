/** Instants as a field of days and minutes has them, in the time of Việt Nam, which has no summer time. Pure. */
const AHEAD_MS = 7 * 3_600_000;

/** For `<input type="datetime-local">`. */
export const toInput = (ms: number): string => new Date(ms + AHEAD_MS).toISOString().slice(0, 16);

/** Null for what is no day and minute. */
export function fromInput(text: string): number | null {
  const ms = Date.parse(`${text.slice(0, 16)}:00Z`);
  return Number.isNaN(ms) ? null : ms - AHEAD_MS;
}
