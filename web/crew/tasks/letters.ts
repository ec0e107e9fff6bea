/** Letters of the inbox: read, and taken care of. */
import { ACKNOWLEDGE, READ } from '../queries';
import { type Common, mutate, type Way } from './task';

export type AcknowledgeTask = Common & { readonly kind: 'ACKNOWLEDGE'; readonly letter: string };
export type ReadTask = Common & { readonly kind: 'READ'; readonly letters: readonly string[] };

export const sendAcknowledgement: Way<AcknowledgeTask> = ({ idempotencyKey, letter }, sending) =>
  mutate(ACKNOWLEDGE, { idempotencyKey, notification: letter }, sending);

export const sendRead: Way<ReadTask> = ({ idempotencyKey, letters }, sending) =>
  mutate(READ, { idempotencyKey, notifications: letters }, sending);
