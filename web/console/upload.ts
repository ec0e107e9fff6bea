/** Handing a file to the server: a plain PUT of its bytes, answered like everything else. */
import { type Answer, readAnswer } from '../shared/ask';
import { type Json, object, Unexpected } from '../shared/json';
import type { Language } from '../shared/language';
import { CLIENT } from './net';

/** Reading and writing two thousand rows takes the server some seconds. */
const LONGEST_WAIT_MS = 60_000;

export async function put<T>(
  path: string,
  body: Blob,
  language: Language,
  read: (answer: Json) => T,
): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, {
      method: 'PUT',
      cache: 'no-store',
      headers: { 'x-fieldpass-client': CLIENT, accept: 'application/json', 'accept-language': language },
      body,
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if ([502, 503, 504].includes(answer.status)) return { kind: 'unreachable' };
    const said: unknown = await answer.json().catch(() => null);
    if (answer.ok) return { kind: 'done', value: read(object(said, 'answer')) };
    return readAnswer(answer.status, said, () => {
      throw new Unexpected('a refusal without errors');
    });
  } catch (fault) {
    return fault instanceof Unexpected ? { kind: 'failed', requestId: null } : { kind: 'unreachable' };
  }
}
