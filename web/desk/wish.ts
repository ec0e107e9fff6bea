/** The answer that is to be recorded: sent again it does nothing more. */
import { uuid } from '../link/send';
import type { Json } from '../shared/json';
import type { CallAnswer } from './model';

export type Wish = { readonly idempotencyKey: string; readonly said: string; readonly input: Json };

export type Said = {
  readonly checkpoint: string;
  readonly challenge: string;
  readonly answer: CallAnswer;
  readonly reason: string;
};

/** `bound`: whose code the reply is bound to. */
export function wishOf(before: Wish | null, answer: Said, bound: Json): Wish {
  const input = { ...answer, reason: answer.reason.trim(), ...bound };
  const said = JSON.stringify(input);
  if (before?.said === said) return before;
  const idempotencyKey = uuid();
  return { idempotencyKey, said, input: { ...input, idempotencyKey } };
}
