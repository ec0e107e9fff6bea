/** What the server answered to `usePasswordLink`, as one of the things a person can be told. */
import { type Json, list, object, text, Unexpected } from '../shared/json';

export type Outcome =
  | { readonly kind: 'set' | 'spent' | 'length' | 'busy' | 'unreachable' }
  | { readonly kind: 'too-many'; readonly waitS: number | null }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'failed'; readonly requestId: string | null };

const LENGTHS = new Set(['PASSWORD_LENGTH', 'TOO_LONG', 'EMPTY']);
const PROXY_ALONE = new Set([502, 503, 504]);

/** Status, `Retry-After` and body, in this order of trust: a proxy may answer in our place, without our JSON. */
export function readAnswer(status: number, retryAfter: string | null, body: unknown): Outcome {
  if (status === 429) return { kind: 'too-many', waitS: seconds(retryAfter) };
  if (PROXY_ALONE.has(status)) return { kind: 'unreachable' };
  try {
    const answer = object(body, 'answer');
    return answer.errors === undefined ? ofResult(answer) : ofError(answer.errors, retryAfter);
  } catch (fault) {
    if (fault instanceof Unexpected) return { kind: 'failed', requestId: null };
    throw fault;
  }
}

function ofResult(answer: Json): Outcome {
  const result = object(object(answer.data, 'data').usePasswordLink, 'usePasswordLink');
  if (result.__typename === 'PasswordSet') return { kind: 'set' };
  if (result.code === 'LINK_SPENT') return { kind: 'spent' };
  return { kind: 'conflict', message: text(result.message, 'message') };
}

function ofError(errors: unknown, retryAfter: string | null): Outcome {
  const [first] = list(errors, 'errors', object);
  const extensions = object(first?.extensions, 'extensions');
  switch (extensions.code) {
    case 'TOO_MANY':
      return { kind: 'too-many', waitS: seconds(retryAfter) };
    case 'BUSY':
      return { kind: 'busy' };
    case 'BAD_INPUT':
      return ofInput(extensions);
  }
  return failed(extensions);
}

/** Only the password is typed here: a secret that the server cannot read is no link it made. */
function ofInput(extensions: Json): Outcome {
  const field = text(extensions.field, 'field');
  if (field.endsWith('secret')) return { kind: 'spent' };
  const { code } = object(extensions.reason, 'reason');
  return field.endsWith('password') && LENGTHS.has(text(code, 'code')) ? { kind: 'length' } : failed(extensions);
}

function failed({ requestId }: Json): Outcome {
  return { kind: 'failed', requestId: typeof requestId === 'string' ? requestId : null };
}

function seconds(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : null;
}
