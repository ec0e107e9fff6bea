/** Login and password, and what came of sending them; what stands around them is each page's own. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from './context';
import type { SignedIn } from './session';

export type SignInWords = {
  readonly login: string;
  readonly password: string;
  readonly submit: string;
  readonly sending: string;
  readonly unreachable: string;
  readonly failed: string;
};

type Props = {
  /** Keys of the page's words. */
  readonly words: SignInWords;
  readonly signIn: (login: string, password: string) => Promise<SignedIn>;
  readonly onIn?: () => void;
  readonly form?: string;
  readonly button: string;
  readonly hasFocus?: boolean;
};

export function SignInForm({ words, signIn, onIn, form, button, hasFocus = false }: Props) {
  const { say } = useReader();
  const [done, setDone] = useState<SignedIn | null>(null);
  const [sending, setSending] = useState(false);
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) login.current?.focus();
  }, [hasFocus]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const answered = await signIn(login.current?.value.trim() ?? '', password.current?.value ?? '');
    setSending(false);
    setDone(answered);
    if (answered.kind === 'in') onIn?.();
    else password.current?.select();
  };
  return (
    <form class={form} onSubmit={submit}>
      <label>
        {say(words.login)}
        <input ref={login} name="login" autocomplete="username" autocapitalize="off" spellcheck={false} required />
      </label>
      <label>
        {say(words.password)}
        <input ref={password} name="password" type="password" autocomplete="current-password" required />
      </label>
      {done && done.kind !== 'in' && !sending && (
        <p class="notice" role="alert">
          {done.kind === 'locked' ? say('problem-LOCKED', { seconds: done.waitS }) : say(faultOf(done.kind, words))}
        </p>
      )}
      <button class={button} type="submit" aria-disabled={sending}>
        {say(sending ? words.sending : words.submit)}
      </button>
    </form>
  );
}

function faultOf(kind: 'wrong' | 'unreachable' | 'failed', words: SignInWords): string {
  return kind === 'wrong' ? 'problem-BAD_CREDENTIALS' : words[kind];
}
