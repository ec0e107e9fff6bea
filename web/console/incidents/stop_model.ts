/** Crews that were not let pass, as the console reads them. */
import { instant, type Json, number, object, optionalText, text } from '../../shared/json';
import { readPage } from '../live/use_pages';
import type { LonLat } from '../map/stage';
import { lonLat, optionalInstant, optionalObject, truth } from './read';

export const STOP_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'ENDED'] as const;
export const STOP_ENDS = ['PASSED', 'TURNED_BACK', 'WITHDRAWN'] as const;
export const STOP_STIRS = ['CREW_STOPPED', 'STOP_ACKNOWLEDGED', 'STOP_PLACED', 'STOP_ESCALATED', 'STOP_ENDED'];

/** How long a stopped crew waits before the next is asked (checkpoints/stops/rules). */
export const PATIENCE_MS = 15 * 60_000;

export type Stop = {
  readonly id: string;
  readonly crewId: string;
  readonly crewName: string | null;
  readonly checkpointId: string | null;
  /** The checkpoint was found near the place, not named. */
  readonly proposed: boolean;
  readonly unitId: string | null;
  /** Null: the crew's phone could not say it yet. */
  readonly place: LonLat | null;
  readonly words: string;
  readonly permitId: string | null;
  readonly occurredAt: Date;
  readonly status: string;
  readonly step: number;
  readonly nextStepAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly answer: string;
  readonly endedAt: Date | null;
  readonly how: string | null;
};

export const STOP = `id crewId crew { name } checkpointId proposed unitId place { lon lat } words permitId occurredAt
  status step nextStepAt acknowledgedAt answer endedAt how`;

export const STOPS = `query ConsoleStops($first: Int!, $after: String, $filter: StopFilterInput) {
  stops(first: $first, after: $after, filter: $filter) {
    edges { node { ${STOP} } } pageInfo { hasNextPage endCursor } } }`;

export const readStops = (data: Json) => readPage(data.stops, stop);

export const ONE_STOP = `query ConsoleStop($id: ID!) { stop(id: $id) { ${STOP} } }`;

/** Null: there is none, or it is not the reader's. */
export const readStop = (data: Json): Stop | null =>
  data.stop === null ? null : stop(object(data.stop, 'stop'), 'stop');

export function stop(one: Json, where: string): Stop {
  const crew = optionalObject(one.crew, where);
  return {
    id: text(one.id, where),
    crewId: text(one.crewId, where),
    crewName: crew && text(crew.name, where),
    checkpointId: optionalText(one.checkpointId, where),
    proposed: truth(one.proposed, where),
    unitId: optionalText(one.unitId, where),
    place: one.place === null ? null : lonLat(one.place, where),
    words: text(one.words, where),
    permitId: optionalText(one.permitId, where),
    occurredAt: instant(one.occurredAt, where),
    status: text(one.status, where),
    step: number(one.step, where),
    nextStepAt: optionalInstant(one.nextStepAt, where),
    acknowledgedAt: optionalInstant(one.acknowledgedAt, where),
    answer: text(one.answer, where),
    endedAt: optionalInstant(one.endedAt, where),
    how: optionalText(one.how, where),
  };
}
