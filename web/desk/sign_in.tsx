/** Signing in at the desk. */
import { useReader } from '../shared/context';
import { SignInForm, type SignInWords } from '../shared/sign_in_form';
import { signIn } from './session';

const WORDS: SignInWords = {
  login: 'desk-login',
  password: 'desk-password',
  submit: 'desk-sign-in',
  sending: 'desk-signing-in',
  unreachable: 'desk-unreachable',
  failed: 'desk-failed-unknown',
};

type SignInProps = { readonly hasExpired: boolean; readonly onIn: () => void };

export function SignIn({ hasExpired, onIn }: SignInProps) {
  const { say, language } = useReader();
  return (
    <section class="card signin" aria-labelledby="signin">
      <h1 id="signin">{say('desk-sign-in')}</h1>
      <p>{say(hasExpired ? 'desk-expired' : 'desk-sign-in-text')}</p>
      <SignInForm
        words={WORDS}
        signIn={(login, password) => signIn(login, password, language)}
        onIn={onIn}
        button="button"
        hasFocus
      />
    </section>
  );
}
