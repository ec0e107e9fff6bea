/** Speaking with the server: one GraphQL request, answered by what the page can act on. Never throws. */
import { type Json, list, object, Unexpected } from '../shared/json';
import type { Language } from '../shared/language';

export type Trouble =
  | { readonly kind: 'signed-out' | 'forbidden' | 'unreachable' | 'busy' }
  | { readonly kind: 'input'; readonly code: string; readonly params: Record<string, string> }
  | { readonly kind: 'failed'; readonly requestId: string | null };
export type Answer<T> = { readonly kind: 'done'; readonly value: T } | Trouble;

const LONGEST_WAIT_MS = 15_000;
const CLIENT = { 'content-type': 'application/json', 'x-fieldpass-client': 'desk/1' };

export async function ask<T>(
  query: string,
  variables: Json,
  language: Language,
  read: (data: Json) => T,
): Promise<Answer<T>> {
  const answered = await send('/graphql', { query, variables }, language);
  if (answered === null) return { kind: 'unreachable' };
  try {
    return readAnswer(answered.status, answered.body, read);
  } catch (fault) {
    if (fault instanceof Unexpected) return { kind: 'failed', requestId: null };
    throw fault;
  }
}

/** Anything to the server; null when it does not answer, or a proxy does in its place. */
export async function send(
  path: string,
  body: Json | null,
  language: Language,
): Promise<{ status: number; body: unknown; retryAfter: string | null } | null> {
  try {
    const answer = await fetch(path, {
      method: body === null ? 'DELETE' : 'POST',
      cache: 'no-store',
      headers: { ...CLIENT, accept: 'application/json', 'accept-language': language },
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
  };
}
