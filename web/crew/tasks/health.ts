/** That a health declaration was made: its day, until when it counts, where it can be looked up. Never what it says. */
import { HEALTH } from '../work/queries';
import { type Common, mutate, type Way } from './task';

export type HealthTask = Common & {
  readonly kind: 'HEALTH';
  readonly person: string;
  /** `2021-09-15`. */
  readonly declaredOn: string;
  readonly validUntil: string;
  readonly reference: string;
};

export const sendHealth: Way<HealthTask> = (task, sending) => {
  const { idempotencyKey, person, declaredOn, validUntil, reference } = task;
  return mutate(HEALTH, { idempotencyKey, person, health: { declaredOn, validUntil, reference } }, sending);
};
