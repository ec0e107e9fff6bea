/** A rule that extends many permits, as it is typed and as the server takes it. Pure. */
import type { Json } from '../../../shared/json';
import { fromInput, toInput } from '../../map/time/local_input';

export type Draft = {
  readonly zones: readonly number[];
  /** Empty: all. */
  readonly purposes: readonly string[];
  /** Clocks in Việt Nam, as fields have them. */
  readonly endingFrom: string;
  readonly endingTo: string;
  readonly newEnd: string;
};

const HOUR_MS = 3_600_000;

/** Those that end within two days; to end a week later. */
export const begun = (nowMs: number): Draft => ({
  zones: [],
  purposes: [],
  endingFrom: toInput(nowMs),
  endingTo: toInput(nowMs + 48 * HOUR_MS),
  newEnd: toInput(nowMs + 9 * 24 * HOUR_MS),
});

/** Null while something is missing or the times do not follow each other. */
export function ruleOf(draft: Draft): Json | null {
  const times = [draft.endingFrom, draft.endingTo, draft.newEnd].map(fromInput);
  const [from, to, end] = times;
  if (from == null || to == null || end == null || draft.zones.length === 0) return null;
  if (from >= to || end < to) return null;
  return {
    zones: draft.zones,
    endingFrom: new Date(from).toISOString(),
    endingTo: new Date(to).toISOString(),
    newEnd: new Date(end).toISOString(),
    purposes: draft.purposes.length > 0 ? draft.purposes : null,
  };
}
