/** What every deed that waits for the server has in common, and how one is sent. */
import type { Answer, Trouble } from '../../shared/ask';
import { type Json, object, optionalText, text } from '../../shared/json';
import type { Language } from '../../shared/language';
import type { Place } from '../model';
import { ask } from '../net';
import type { Memory } from '../store';
import type { Met } from '../work/model';

export type Common = {
  readonly seq?: number;
  readonly account: string;
  readonly idempotencyKey: string;
  /** When it was done, by the phone's clock. */
  readonly doneMs: number;
  /** Server's clock less the phone's, as known then: a retry says the same hour again. */
  readonly offsetMs: number;
  /** Why it is set aside: the server's words, or a key of ours. Its bearer puts it away. */
  readonly aside?: string;
  /** What others had done meanwhile, where that is why. */
  readonly met?: Met;
  /** The server did it, and this is to be told all the same: a key of ours, and what it is about. */
  readonly news?: string;
  readonly about?: string;
};

export type Sending = {
  readonly account: string;
  readonly language: Language;
  /** Where the phone is; null when it does not know. */
  readonly whereAmI: () => Promise<Place | null>;
  readonly lateWords: (minutes: number) => string;
};

/** The server's answer: its id of what was made, why it will not do it, what stood when it came too late. */
export type Done = {
  readonly sent: string | null;
  readonly problem: string | null;
  readonly met?: Met;
  /** To be told although all is well, as a key of ours. */
  readonly news?: string;
  /** What the news are about, as people call it. */
  readonly about?: string;
};
/** `waits`: not to be sent yet, and nothing waits for it. */
export type Outcome = { readonly kind: 'done'; readonly value: Done } | Trouble | { readonly kind: 'waits' };
/** How a task of one kind is sent: the same words under the same key at every try. */
export type Way<T> = (task: T, sending: Sending, memory: Memory) => Promise<Outcome>;

/** By a mutation whose answer is called `done`; `made` reads the id of what was made. */
export const mutate = (
  query: string,
  input: Json,
  { language }: Sending,
  made: (done: Json) => string | null = () => null,
): Promise<Answer<Done>> => ask(query, { input }, language, (data) => readDone(object(data.done, 'done'), made));

function readDone(done: Json, made: (done: Json) => string | null): Done {
  const isProblem = /Problem$/.test(text(done.__typename, '__typename'));
  if (!isProblem) return { sent: made(done), problem: null };
  return { sent: null, problem: optionalText(done.message, 'message') ?? 'problem' };
}
