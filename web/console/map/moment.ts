/** The instant that the map shows: now, or one of the past or future, and as known now or then. It stands in the address. */
import { amendRoute, type Route } from '../route';

export type Moment = {
  /** ISO 8601, UTC; null: now. */
  readonly at: string | null;
  /** As it was known then; null: as known now. */
  readonly known: string | null;
};

const instantOf = (text: string | undefined): string | null => {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

export const momentOf = ({ params }: Route): Moment => ({
  at: instantOf(params.at),
  known: instantOf(params.known),
});

export const lookAt = ({ at, known }: Moment): void => amendRoute({ at, known });
