/** Signing in on a crew's phone, at first and when a session has ended. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { SignedIn } from '../../shared/session';
import type { Say } from '../../shared/words';
import { useCrew } from '../use_crew';

/** A line above what is kept: at a barrier the code is wanted first, the password later. */
export function Expired() {
  const { say } = useReader();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <SignIn hasExpired />;
  return (
    <p class="notice">
      {say('crew-expired')}{' '}
      <button type="button" class="copy" onClick={() => setOpen(true)}>
        {say('crew-sign-in')}
      </button>
    </p>
  );
}

export function SignIn({ hasExpired = false }: { hasExpired?: boolean }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const [done, setDone] = useState<SignedIn | null>(null);
  const [sending, setSending] = useState(false);
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const answered = await crew.signIn(login.current?.value.trim() ?? '', password.current?.value ?? '');
    setSending(false);
    setDone(answered);
    if (answered.kind !== 'in') password.current?.select();
  };
  const Heading = hasExpired ? 'h2' : 'h1';
  return (
    <section class="card first" aria-labelledby="signin">
      <Heading id="signin">{say('crew-sign-in')}</Heading>
      {!hasExpired && <p>{say('crew-sign-in-text')}</p>}
      {!isSecureContext && <p class="notice">{say('crew-insecure')}</p>}
      <form class="form" onSubmit={submit}>
        <label>
          {say('crew-login')}
          <input ref={login} name="login" autocomplete="username" autocapitalize="off" spellcheck={false} required />
        </label>
        <label>
          {say('crew-password')}
          <input ref={password} name="password" type="password" autocomplete="current-password" required />
        </label>
        {done && done.kind !== 'in' && !sending && (
          <p class="notice" role="alert">
            {wordsOf(done, say)}
          </p>
        )}
        <button class="big primary" type="submit" aria-disabled={sending}>
          {say(sending ? 'crew-signing-in' : 'crew-sign-in')}
        </button>
      </form>
    </section>
  );
}

function wordsOf(done: SignedIn, say: Say): string {
  switch (done.kind) {
    case 'locked':
      return say('problem-LOCKED', { seconds: done.waitS });
    case 'wrong':
      return say('problem-BAD_CREDENTIALS');
    case 'unreachable':
      return say('crew-trouble-unreachable');
    default:
      return say('crew-trouble-failed');
  }
}
