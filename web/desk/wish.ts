/** The answer that is to be recorded: sent again it does nothing more. */
import { uuid } from '../link/send';
import type { Json } from '../shared/json';
import { boundTo, type Matter } from './matter';
import type { CallAnswer } from './model';

export type Wish = { readonly idempotencyKey: string; readonly said: string; readonly input: Json };

export function wishOf(
  before: Wish | null,
  matter: Matter,
  challenge: string,
  answer: CallAnswer,
  reason: string,
): Wish {
  const input = { checkpoint: matter.checkpoint, challenge, answer, reason: reason.trim(), ...boundTo(matter) };
  const said = JSON.stringify(input);
  if (before?.said === said) return before;
  const idempotencyKey = uuid();
  return { idempotencyKey, said, input: { ...input, idempotencyKey } };
}
