/** What every deed that waits for the server has in common, and how one is sent. */
import type { Answer, Trouble } from '../../shared/ask';
import { type Json, object, optionalText, text } from '../../shared/json';
import type { Language } from '../../shared/language';
import type { Place } from '../model';
import { ask } from '../net';
import type { Memory } from '../store';

export type Common = {
  readonly seq?: number;
  readonly account: string;
  readonly idempotencyKey: string;
  /** When it was done, by the phone's clock. */
  readonly doneMs: number;
  /** Why the server will not do it; it is set aside. */
  readonly aside?: string;
};

export type Sending = {
  readonly account: string;
  readonly language: Language;
  /** Where the phone is; null when it does not know. */
  readonly whereAmI: () => Promise<Place | null>;
  readonly lateWords: (minutes: number) => string;
};

/** The server's answer: its id of what was made, or why it will not do it. */
export type Done = { readonly sent: string | null; readonly problem: string | null };
/** `waits`: not to be sent yet, and nothing waits for it. */
export type Outcome = { readonly kind: 'done'; readonly value: Done } | Trouble | { readonly kind: 'waits' };
/** How a task of one kind is sent: the same words under the same key at every try. */
export type Way<T> = (task: T, sending: Sending, memory: Memory) => Promise<Outcome>;

/** By a mutation whose answer is called `done`. */
export const mutate = (query: string, input: Json, { language }: Sending, made = 'stop'): Promise<Answer<Done>> =>
  ask(query, { input }, language, (data) => readDone(data, made));

function readDone(data: Json, made: string): Done {
  const done = object(data.done, 'done');
  const problem = optionalText(done.message, 'message');
  const isProblem = /Problem$/.test(text(done.__typename, '__typename'));
  return { sent: optionalText(done[made], made), problem: isProblem ? (problem ?? 'problem') : null };
}
