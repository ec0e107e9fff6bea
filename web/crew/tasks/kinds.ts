/** Every kind of deed, and the way in which it is sent: a new kind is a file of its own and a line in both lists. */
import { type HealthTask, sendHealth } from './health';
import { type IncidentTask, sendIncident } from './incident';
import { type AcknowledgeTask, type ReadTask, sendAcknowledgement, sendRead } from './letters';
import { type PhotoTask, sendPhoto } from './photo';
import { type StopTask, sendStop } from './stop';
import type { Way } from './task';
import { sendEnd, sendNote, sendProgress, sendRunStop, type WorkTask } from './work';

export type Task = StopTask | AcknowledgeTask | ReadTask | WorkTask | PhotoTask | IncidentTask | HealthTask;

type Ways = { readonly [K in Task['kind']]: Way<Extract<Task, { kind: K }>> };

export const WAYS: Ways = {
  STOP: sendStop,
  ACKNOWLEDGE: sendAcknowledgement,
  READ: sendRead,
  PROGRESS: sendProgress,
  NOTE: sendNote,
  RUN_STOP: sendRunStop,
  END: sendEnd,
  PHOTO: sendPhoto,
  INCIDENT: sendIncident,
  HEALTH: sendHealth,
};
