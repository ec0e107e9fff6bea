/** Asking the server: one POST, and its answer as one of the things the post can act on. */
import { type Json, list, object } from '../../shared/json';
import { jsonOf, type Reached, reach } from './reach';

export const CLIENT = 'checkpoint/1';

export type Failure =
  /** No answer, or a proxy's; `late`: what there was stood still for too long. */
  | { readonly kind: 'unreachable'; readonly late?: boolean }
  /** This device was shut out. */
  | { readonly kind: 'revoked' }
  | { readonly kind: 'busy'; readonly waitS: number | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
export type Answer = { readonly kind: 'data'; readonly data: Json } | Failure;

const UNREACHABLE: Failure = { kind: 'unreachable' };
const LATE: Failure = { kind: 'unreachable', late: true };
const PROXY_ALONE = new Set([502, 503, 504]);
const SHUT_OUT = new Set(['DEVICE_REVOKED', 'UNAUTHENTICATED']);

/** Whether the server itself says that this device is shut out: a hotel's network answers 401 too. */
export const shutsOut = (answer: Reached): boolean => read(answer.status, null, jsonOf(answer)).kind === 'revoked';

export async function ask(query: string, variables: Json, token: string | null, language = 'vi'): Promise<Answer> {
  const answer = await reach('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': language,
      'x-fieldpass-client': CLIENT,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  if (answer === 'LATE') return LATE;
  if (answer === 'NONE' || PROXY_ALONE.has(answer.status)) return UNREACHABLE;
  return read(answer.status, answer.headers.get('retry-after'), jsonOf(answer));
}

export function read(status: number, retryAfter: string | null, body: unknown): Answer {
  try {
    const answer = object(body, 'answer');
    if (answer.errors !== undefined) return ofError(answer.errors, retryAfter);
    return { kind: 'data', data: object(answer.data, 'data') };
  } catch {
    return status === 429 ? busy(retryAfter) : { kind: 'refused', code: 'INTERNAL', message: `HTTP ${status}` };
  }
}

function ofError(errors: unknown, retryAfter: string | null): Failure {
  const [first] = list(errors, 'errors', object);
  const { code } = object(first?.extensions ?? {}, 'extensions');
  if (SHUT_OUT.has(String(code))) return { kind: 'revoked' };
  if (code === 'TOO_MANY' || code === 'BUSY') return busy(retryAfter);
  return { kind: 'refused', code: String(code ?? 'INTERNAL'), message: String(first?.message ?? '') };
}

function busy(retryAfter: string | null): Failure {
  return { kind: 'busy', waitS: retryAfter && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : null };
}

/** A result's member by its type; every other member is a problem that says what it is. */
export function member(data: Json, field: string, wanted: string): Json | Failure {
  const result = object(data[field], field);
  if (result.__typename === wanted) return result;
  return { kind: 'refused', code: String(result.code ?? result.__typename), message: String(result.message ?? '') };
}

export const failed = (answer: Json | Failure): answer is Failure => typeof answer.kind === 'string';
