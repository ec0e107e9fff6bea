/** What was done on this phone, in words: one line for each kind of deed. */
import type { Say } from '../../../shared/words';
import type { Task } from '../../model';

type Lines = { readonly [K in Task['kind']]: (task: Extract<Task, { kind: K }>, say: Say) => string };

const LINES: Lines = {
  STOP: (_, say) => say('crew-work-did-stopped'),
  ACKNOWLEDGE: (_, say) => say('crew-work-did-letter'),
  READ: (_, say) => say('crew-work-did-letter'),
  PROGRESS: ({ title, progress }, say) =>
    say('crew-work-did-progress', { title, what: say(`CrewProgress-${progress}`) }),
  NOTE: ({ title }, say) => say('crew-work-did-note', { title }),
  RUN_STOP: ({ title, label, state }, say) =>
    say('crew-work-did-stop', { title, label, what: say(`WorkStopState-${state}`) }),
  END: ({ title, state }, say) => say('crew-work-did-end', { title, what: say(`WorkOrderState-${state}`) }),
  PHOTO: ({ title }, say) => say('crew-work-did-photo', { title }),
  INCIDENT: ({ what }, say) => say('crew-work-did-incident', { what: say(`IncidentKind-${what}`) }),
  HEALTH: (_, say) => say('crew-work-did-health'),
};

export function didWords(task: Task, say: Say): string {
  // A kind and its line stand together in the table; the compiler cannot follow that through a union.
  const line = LINES[task.kind] as (task: Task, say: Say) => string;
  return line(task, say);
}
