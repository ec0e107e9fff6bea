/** The crew page speaking with the server. */
import { speaking } from '../shared/ask';
import type { Language } from '../shared/language';

const CLIENT = 'crew/1';
const LONGEST_WAIT_MS = 15_000;
const LONGEST_UPLOAD_MS = 90_000;

export const { ask, send } = speaking(CLIENT);

/** How the server answered to these bytes; null when it did not. A photo over a poor network takes its time. */
export async function put(path: string, bytes: ArrayBuffer, language: Language): Promise<number | null> {
  try {
    const answer = await fetch(path, {
      method: 'PUT',
      cache: 'no-store',
      headers: {
        'content-type': 'application/octet-stream',
        'x-fieldpass-client': CLIENT,
        'accept-language': language,
      },
      body: bytes,
      signal: AbortSignal.timeout(LONGEST_UPLOAD_MS),
    });
    return answer.status;
  } catch {
    return null;
  }
}

/** A code as the server draws it, and whose drawing it is part of; null when there is none to be had now. */
export async function svg(path: string): Promise<{ readonly svg: string; readonly etag: string | null } | null> {
  try {
    const answer = await fetch(path, {
      cache: 'no-store',
      headers: { 'x-fieldpass-client': CLIENT },
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    const isDrawing = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('image/svg+xml');
    return isDrawing ? { svg: await answer.text(), etag: answer.headers.get('etag') } : null;
  } catch {
    return null;
  }
}
