/** Asking the server to set the password. The secret travels in the body of a POST, never in an address. */
import type { Language } from '../shared/language';
import { type Outcome, readAnswer } from './answer';
import { normal } from './password';

const LONGEST_WAIT_MS = 30_000;
const MUTATION = `mutation UsePasswordLink($input: UsePasswordLinkInput!) {
  usePasswordLink(input: $input) {
    __typename
    ... on ConflictProblem { code }
    ... on Problem { message }
  }
}`;

export type Wish = { readonly secret: string; readonly password: string; readonly idempotencyKey: string };

/** The wish to be sent: the one before where it wants the same, so that sending it again does nothing more. */
export function wishOf(before: Wish | null, secret: string, typed: string): Wish {
  const password = normal(typed);
  if (before?.secret === secret && before.password === password) return before;
  return { secret, password, idempotencyKey: uuid() };
}

/** A random UUID; `crypto.randomUUID` is missing where a page comes by plain http from another machine. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Nobody is signed in here: a cookie of before could only be refused, so none is sent. */
export async function send(wish: Wish, language: Language): Promise<Outcome> {
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language },
      body: JSON.stringify({ query: MUTATION, variables: { input: wish } }),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    const body: unknown = await answer.json().catch(() => null);
    return readAnswer(answer.status, answer.headers.get('retry-after'), body);
  } catch {
    return { kind: 'unreachable' };
  }
}
