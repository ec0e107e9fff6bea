/** Signing in and out of the desk by cookie. */
import type { Language } from '../shared/language';
import { type SignedIn, signInBy } from '../shared/session';
import { send } from './ask';

export type { SignedIn };

export const signIn = (login: string, password: string, language: Language): Promise<SignedIn> =>
  signInBy(send, login, password, language);

/** False: the server did not say so, and whoever comes next at this machine may still be signed in. */
export async function signOut(language: Language): Promise<boolean> {
  const answered = await send('/session', null, language);
  return answered !== null && (answered.status < 300 || answered.status === 401);
}
