/** The files a post lives on: bundle or delta, sheet, signed time. */
import type { Bytes } from '../../shared/credential/model';
import { CLIENT, shutsOut } from './graphql';
import { reach } from './reach';

export type File =
  | { readonly kind: 'file'; readonly bytes: Bytes; readonly etag: string | null; readonly isDelta: boolean }
  | { readonly kind: 'same' | 'none' | 'unreachable' | 'revoked' | 'unconfirmed' };

/** What the post says of itself whenever it asks. */
export type Greeting = { readonly token: string | null; readonly sequence: number | null };

const DELTA = 'application/vnd.fieldpass.delta+cose';

export async function fetchFile(address: string, etag: string | null, greeting: Greeting): Promise<File> {
  const answer = await reach(address, { headers: headers(etag, greeting) });
  if (typeof answer === 'string' || answer.status >= 500) return { kind: 'unreachable' };
  if (answer.status === 304) return { kind: 'same' };
  if (answer.status === 401) return { kind: shutsOut(answer) ? 'revoked' : 'unreachable' };
  if (answer.status === 403) return { kind: 'unconfirmed' };
  if (!answer.ok) return { kind: 'none' };
  if (answer.headers.get('content-type')?.startsWith('text/html')) return { kind: 'unreachable' };
  const isDelta = answer.headers.get('content-type')?.startsWith(DELTA) === true;
  return { kind: 'file', bytes: answer.bytes, etag: answer.headers.get('etag'), isDelta };
}

function headers(etag: string | null, { token, sequence }: Greeting): Record<string, string> {
  return {
    'x-fieldpass-client': CLIENT,
    'x-fieldpass-clock': String(Date.now()),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(sequence ? { 'x-fieldpass-bundle': String(sequence) } : {}),
    ...(etag ? { 'if-none-match': etag } : {}),
  };
}

export async function fetchTime(nonce: string): Promise<Bytes | null> {
  const answer = await reach(`/time/${nonce}`, { headers: { 'x-fieldpass-client': CLIENT } });
  return typeof answer === 'object' && answer.ok ? answer.bytes : null;
}
