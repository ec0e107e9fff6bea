/** An instant in a `datetime-local` field, which knows no zone: it is Việt Nam's, whatever this machine's is. */
const OFFSET_MS = 7 * 3_600_000;

export const toField = (at: Date | null): string =>
  at === null ? '' : new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);

/** Null for an empty or half typed field. */
export function fromField(value: string): Date | null {
  const at = new Date(`${value}:00+07:00`);
  return /^\d{4,}-\d\d-\d\dT\d\d:\d\d$/.test(value) && !Number.isNaN(at.getTime()) ? at : null;
}
