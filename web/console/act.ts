/** Changing something on the server: one mutation under a key of its own, answered by what a person can act on. */
import { type Json, object, optionalText, text } from '../shared/json';
import type { Language } from '../shared/language';
import { uuid } from '../shared/uuid';
import { ask, type Trouble } from './net';

/** The server understood and will not: `message` is its one sentence in the reader's language, `kind` the union's member. */
export type Refused = {
  readonly kind: 'refused';
  readonly type: string;
  readonly message: string;
  /** Whatever else of the member was asked for, e.g. which version of what is stale. */
  readonly said: Json;
};
export type Acted<T> = { readonly kind: 'done'; readonly value: T } | Refused | Trouble;

/** What every mutation should ask for beside its own members. */
export const PROBLEM = '__typename ... on Problem { message }';

/**
 * Send `mutation Name($input: …Input!) { done: field(input: $input) { …, ${PROBLEM} } }`.
 *
 * The mutation's field is aliased `done`. The key is the caller's when a try must be the same as one before: a request that
 * had no answer may have been done, and under the same key it is done once.
 */
export async function act<T>(
  mutation: string,
  input: Json,
  language: Language,
  read: (done: Json) => T,
  key: string = uuid(),
): Promise<Acted<T>> {
  return wish(mutation, { input: { ...input, idempotencyKey: key } }, language, read);
}

/** Ask for a field that may answer by a problem, aliased `done`: a preview, or a mutation under a key of its own. */
export async function wish<T>(
  query: string,
  variables: Json,
  language: Language,
  read: (done: Json) => T,
): Promise<Acted<T>> {
  const answer = await ask(query, variables, language, (data): Acted<T> => {
    const done = object(data.done, 'done');
    const message = optionalText(done.message, 'message');
    const type = text(done.__typename, '__typename');
    return message !== null && type.endsWith('Problem')
      ? { kind: 'refused', type, message, said: done }
      : { kind: 'done', value: read(done) };
  });
  return answer.kind === 'done' ? answer.value : answer;
}

/** Whether the server may have done it although it did not say so: the same is to be sent again, under the same key. */
export const isUnanswered = (acted: Acted<unknown>): boolean =>
  acted.kind === 'unreachable' || acted.kind === 'busy' || acted.kind === 'failed' || acted.kind === 'signed-out';
