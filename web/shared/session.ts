/** Signing in and out of a page by cookie. */

import type { Send } from './ask';
import { object } from './json';
import type { Language } from './language';

export type SignedIn =
  | { readonly kind: 'in' | 'wrong' | 'unreachable' | 'failed' }
  | { readonly kind: 'locked'; readonly waitS: number };

export async function signInBy(send: Send, login: string, password: string, language: Language): Promise<SignedIn> {
  const answered = await send('/session', { login, password: password.normalize('NFC') }, language);
  if (answered === null) return { kind: 'unreachable' };
  if (answered.status === 429) return { kind: 'locked', waitS: Number(answered.retryAfter) || 60 };
  if (answered.status === 401) return { kind: 'wrong' };
  return { kind: answered.status < 300 && object(answered.body, 'session') ? 'in' : 'failed' };
}
