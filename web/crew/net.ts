/** The crew page speaking with the server. */
import { speaking } from '../shared/ask';

const CLIENT = 'crew/1';
const LONGEST_WAIT_MS = 15_000;

export const { ask, send } = speaking(CLIENT);

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
