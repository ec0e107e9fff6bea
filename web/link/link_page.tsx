/** The page behind a one-time link: it sets a password, once. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { Addresses } from '../start/addresses';
import type { Outcome } from './answer';
import { PasswordForm } from './form';
import { forgetSecret, type Link, readLink } from './link';
import { End } from './results';
import { send, type Wish, wishOf } from './send';
import { SignIn } from './sign_in';

export function LinkPage({ fragment }: { fragment: string }) {
  return (
    <Frame titleKey="link-title">
      <LinkBody link={readLink(fragment)} />
    </Frame>
  );
}

export function LinkBody({ link }: { link: Link }) {
  const { say, language } = useReader();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sending, setSending] = useState(false);
  const wish = useRef<Wish | null>(null);
  if (link.kind !== 'secret') return <Ended kind={link.kind} />;
  if (outcome?.kind === 'set' || outcome?.kind === 'spent') return <Ended kind={outcome.kind} />;
  const onPassword = async (password: string) => {
    wish.current = wishOf(wish.current, link.secret, password);
    setSending(true);
    const answered = await send(wish.current, language);
    setSending(false);
    setOutcome(answered);
    if (answered.kind === 'set' || answered.kind === 'spent') forgetSecret();
  };
  return (
    <section class="link" aria-labelledby="link">
      <h1 id="link">{say('link-heading')}</h1>
      <p>{say('link-text')}</p>
      <PasswordForm outcome={outcome} sending={sending} onPassword={onPassword} />
    </section>
  );
}

function Ended({ kind }: { kind: 'set' | 'spent' | 'none' | 'broken' }) {
  return (
    <>
      <End kind={kind} />
      <SignIn />
      <Addresses pages={[]} />
    </>
  );
}
