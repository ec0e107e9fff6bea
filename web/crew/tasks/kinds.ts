/** Every kind of deed, and the way in which it is sent: a new kind is a file of its own and a line in both lists. */
import { type AcknowledgeTask, type ReadTask, sendAcknowledgement, sendRead } from './letters';
import { type StopTask, sendStop } from './stop';
import type { Way } from './task';

export type Task = StopTask | AcknowledgeTask | ReadTask;

type Ways = { readonly [K in Task['kind']]: Way<Extract<Task, { kind: K }>> };

export const WAYS: Ways = {
  STOP: sendStop,
  ACKNOWLEDGE: sendAcknowledgement,
  READ: sendRead,
};
