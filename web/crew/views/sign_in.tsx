/** Signing in on a crew's phone, at first and when a session has ended. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { SignInForm, type SignInWords } from '../../shared/sign_in_form';
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

const WORDS: SignInWords = {
  login: 'crew-login',
  password: 'crew-password',
  submit: 'crew-sign-in',
  sending: 'crew-signing-in',
  unreachable: 'crew-trouble-unreachable',
  failed: 'crew-trouble-failed',
};

export function SignIn({ hasExpired = false }: { hasExpired?: boolean }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const Heading = hasExpired ? 'h2' : 'h1';
  return (
    <section class="card first" aria-labelledby="signin">
      <Heading id="signin">{say('crew-sign-in')}</Heading>
      {!hasExpired && <p>{say('crew-sign-in-text')}</p>}
      {!isSecureContext && <p class="notice">{say('crew-insecure')}</p>}
      <SignInForm
        words={WORDS}
        signIn={(login, password) => crew.signIn(login, password)}
        form="form"
        button="big primary"
      />
    </section>
  );
}
