/** Speaking with the server by cookie: one GraphQL request, answered by what a page can act on. Never throws. */
import { type Json, list, object, Unexpected } from './json';
import type { Language } from './language';

export type Trouble =
  | { readonly kind: 'signed-out' | 'forbidden' | 'unreachable' | 'busy' }
  /** `field`: the path of what cannot be meant, e.g. `input.order.create.0.name`. */
  | {
      readonly kind: 'input';
      readonly code: string;
      readonly params: Record<string, string>;
      readonly field: string;
    }
  | { readonly kind: 'failed'; readonly requestId: string | null };
export type Answer<T> = { readonly kind: 'done'; readonly value: T } | Trouble;

const LONGEST_WAIT_MS = 15_000;

export type Sent = { readonly status: number; readonly body: unknown; readonly retryAfter: string | null };
/** Anything to the server; null when it does not answer, or a proxy does in its place. Without a body it is a DELETE. */
export type Send = (path: string, body: Json | null, language: Language) => Promise<Sent | null>;
export type Ask = <T>(
  query: string,
  variables: Json,
  language: Language,
  read: (data: Json) => T,
) => Promise<Answer<T>>;

/** Both for one page, which says who it is, e.g. `desk/1`. */
export function speaking(client: string): { readonly send: Send; readonly ask: Ask } {
  const send: Send = (path, body, language) => sendAs(client, path, body, language);
  const ask: Ask = async (query, variables, language, read) => {
    const answered = await send('/graphql', { query, variables }, language);
    if (answered === null) return { kind: 'unreachable' };
    try {
      return readAnswer(answered.status, answered.body, read);
    } catch (fault) {
      if (fault instanceof Unexpected) return { kind: 'failed', requestId: null };
      throw fault;
    }
  };
  return { send, ask };
}

async function sendAs(client: string, path: string, body: Json | null, language: Language): Promise<Sent | null> {
  try {
    const answer = await fetch(path, {
      method: body === null ? 'DELETE' : 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        'x-fieldpass-client': client,
        accept: 'application/json',
        'accept-language': language,
      },
      body: body === null ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if ([502, 503, 504].includes(answer.status)) return null;
    const said: unknown = await answer.json().catch(() => null);
    return { status: answer.status, body: said, retryAfter: answer.headers.get('retry-after') };
  } catch {
    return null;
  }
}

export function readAnswer<T>(status: number, body: unknown, read: (data: Json) => T): Answer<T> {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy' };
  const said = object(body, 'answer');
  if (said.errors === undefined) return { kind: 'done', value: read(object(said.data, 'data')) };
  return troubleOf(object(list(said.errors, 'errors', object)[0], 'error'));
}

function troubleOf(error: Json): Trouble {
  const extensions = object(error.extensions, 'extensions');
  switch (extensions.code) {
    case 'UNAUTHENTICATED':
      return { kind: 'signed-out' };
    case 'FORBIDDEN':
      return { kind: 'forbidden' };
    case 'BUSY':
    case 'TOO_MANY':
      return { kind: 'busy' };
    case 'BAD_INPUT':
      return inputOf(extensions);
  }
  return { kind: 'failed', requestId: typeof extensions.requestId === 'string' ? extensions.requestId : null };
}

function inputOf(extensions: Json): Trouble {
  const reason = object(extensions.reason, 'reason');
  const params = Object.entries(reason.params === undefined ? {} : object(reason.params, 'params'));
  return {
    kind: 'input',
    code: String(reason.code),
    params: Object.fromEntries(params.map(([name, value]) => [name, String(value)])),
    field: typeof extensions.field === 'string' ? extensions.field : '',
  };
}
