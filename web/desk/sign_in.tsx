/** Signing in at the desk. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Say } from '../shared/words';
import { type SignedIn, signIn } from './session';

type SignInProps = { readonly hasExpired: boolean; readonly onIn: () => void };

export function SignIn({ hasExpired, onIn }: SignInProps) {
  const { say, language } = useReader();
  const [done, setDone] = useState<SignedIn | null>(null);
  const [sending, setSending] = useState(false);
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => login.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const answered = await signIn(login.current?.value.trim() ?? '', password.current?.value ?? '', language);
    setSending(false);
    setDone(answered);
    if (answered.kind === 'in') onIn();
    else password.current?.select();
  };
  return (
    <section class="card signin" aria-labelledby="signin">
      <h1 id="signin">{say('desk-sign-in')}</h1>
      <p>{say(hasExpired ? 'desk-expired' : 'desk-sign-in-text')}</p>
      <form onSubmit={submit}>
        <label>
          {say('desk-login')}
          <input ref={login} name="login" autocomplete="username" autocapitalize="off" spellcheck={false} required />
        </label>
        <label>
          {say('desk-password')}
          <input ref={password} name="password" type="password" autocomplete="current-password" required />
        </label>
        {done && done.kind !== 'in' && !sending && (
          <p class="notice" role="alert">
            {wordsOf(done, say)}
          </p>
        )}
        <button class="button" type="submit" aria-disabled={sending}>
          {say(sending ? 'desk-signing-in' : 'desk-sign-in')}
        </button>
      </form>
    </section>
  );
}

function wordsOf(done: SignedIn, say: Say): string {
  switch (done.kind) {
    case 'locked':
      return say('problem-LOCKED', { seconds: done.waitS });
    case 'unreachable':
      return say('desk-unreachable');
    case 'wrong':
      return say('problem-BAD_CREDENTIALS');
    default:
      return say('desk-failed-unknown');
  }
}
