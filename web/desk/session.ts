/** Signing in and out of the desk by cookie. */
import { object } from '../shared/json';
import type { Language } from '../shared/language';
import { send } from './ask';

export type SignedIn =
  | { readonly kind: 'in' | 'wrong' | 'unreachable' | 'failed' }
  | { readonly kind: 'locked'; readonly waitS: number };

export async function signIn(login: string, password: string, language: Language): Promise<SignedIn> {
  const answered = await send('/session', { login, password: password.normalize('NFC') }, language);
  if (answered === null) return { kind: 'unreachable' };
  if (answered.status === 429) return { kind: 'locked', waitS: Number(answered.retryAfter) || 60 };
  if (answered.status === 401) return { kind: 'wrong' };
  return { kind: answered.status < 300 && object(answered.body, 'session') ? 'in' : 'failed' };
}

/** False: the server did not say so, and whoever comes next at this machine may still be signed in. */
export async function signOut(language: Language): Promise<boolean> {
  const answered = await send('/session', null, language);
  return answered !== null && (answered.status < 300 || answered.status === 401);
}
