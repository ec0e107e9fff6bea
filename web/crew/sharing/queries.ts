/** What the page tells the server about duty and places. */
import { type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { Batch, Fix } from './model';

const PROBLEM = '... on Problem { message }';

export const SET_DUTY = `mutation CrewDuty($input: SetDutyInput!) {
  done: setDuty(input: $input) { __typename ${PROBLEM} } }`;
/** Why not, in the server's words; null when it is done. */
export const readProblem = (data: Json): string | null => {
  const done = object(data.done, 'done');
  return /Problem$/.test(text(done.__typename, '__typename')) ? (optionalText(done.message, 'message') ?? '') : null;
};

export const REPORT = `mutation CrewPositions($input: ReportPositionsInput!) { done: reportPositions(input: $input) {
  __typename ... on PositionsReported { counts { verdict count } } ${PROBLEM} } }`;

export type Reported = { readonly isRefused: boolean; readonly notOnDuty: number };
export function readReported(data: Json): Reported {
  const done = object(data.done, 'done');
  if (done.__typename !== 'PositionsReported') return { isRefused: true, notOnDuty: 0 };
  const counts = list(done.counts, 'counts', object);
  const off = counts.find(({ verdict }) => verdict === 'NOT_ON_DUTY');
  return { isRefused: false, notOnDuty: off ? number(off.count, 'count') : 0 };
}

export const reportInput = ({ idempotencyKey }: Batch, fixes: readonly Fix[]): Json => ({
  idempotencyKey,
  crew: fixes[0]?.crew ?? '',
  fixes: fixes.map((fix) => ({
    at: new Date(fix.atMs).toISOString(),
    lon: fix.lon,
    lat: fix.lat,
    accuracyM: fix.accuracyM,
    speedMps: fix.speedMps,
    courseDeg: fix.courseDeg,
    batteryPct: fix.batteryPct,
  })),
});
