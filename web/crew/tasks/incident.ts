/** Something broken, reported from where the crew stands. */
import { type Json, optionalText } from '../../shared/json';
import type { Place } from '../model';
import { INCIDENT } from '../work/queries';
import { type Common, type Done, mutate, type Way } from './task';

export type IncidentTask = Common & {
  readonly kind: 'INCIDENT';
  /** Id of the report, made here. */
  readonly report: string;
  readonly organisation: string;
  readonly what: string;
  readonly severity: string;
  readonly words: string;
  readonly place: Place;
};

export const sendIncident: Way<IncidentTask> = async (task, sending) => {
  let told: Pick<Done, 'news' | 'about'> = {};
  const answer = await mutate(INCIDENT, incidentInput(task), sending, (done) => {
    const reference = optionalText(done.reference, 'reference') ?? '';
    told = { news: done.joined === true ? 'crew-work-incident-joined' : 'crew-work-incident-new', about: reference };
    return optionalText(done.incident, 'incident');
  });
  return answer.kind === 'done' ? { kind: 'done', value: { ...answer.value, ...told } } : answer;
};

const incidentInput = (task: IncidentTask): Json => ({
  idempotencyKey: task.idempotencyKey,
  report: task.report,
  organisation: task.organisation,
  kind: task.what,
  severity: task.severity,
  words: task.words,
  location: { type: 'Point', coordinates: [task.place.lon, task.place.lat] },
  seenAt: new Date(task.doneMs + task.offsetMs).toISOString(),
});
