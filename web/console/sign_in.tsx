/** Signing in at the console. */
import { useReader } from '../shared/context';
import { signInBy } from '../shared/session';
import { SignInForm, type SignInWords } from '../shared/sign_in_form';
import { send } from './net';

const WORDS: SignInWords = {
  login: 'console-login',
  password: 'console-password',
  submit: 'console-sign-in',
  sending: 'console-signing-in',
  unreachable: 'console-unreachable',
  failed: 'console-failed-unknown',
};

type SignInProps = { readonly hasExpired: boolean; readonly onIn: () => void };

export function SignIn({ hasExpired, onIn }: SignInProps) {
  const { say, language } = useReader();
  return (
    <section class="card signin" aria-labelledby="signin">
      <h1 id="signin">{say('console-sign-in')}</h1>
      <p>{say(hasExpired ? 'console-expired' : 'console-sign-in-text')}</p>
      <SignInForm
        words={WORDS}
        signIn={(login, password) => signInBy(send, login, password, language)}
        onIn={onIn}
        button="button"
        hasFocus
      />
    </section>
  );
}
