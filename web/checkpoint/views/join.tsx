/** Enrolling: by the link that was opened, a picture of its code, or typed. */
import type { TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Failure } from '../net/graphql';
import { invitationOf } from '../post/invitation';
import { join } from '../post/joining';
import { textsIn } from '../scan/pictures';
import { usePost } from './use_post';

type Fault = { readonly key: string; readonly message?: string };

export function Join({ fragment, onDone }: { fragment: string; onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const sent = useRef('');
  const enter = async (text: string) => {
    const invitation = invitationOf(text);
    if (!invitation) return setFault({ key: 'post-join-form' });
    setBusy(true);
    setFault(null);
    const failure = await join(post, invitation).catch(
      (): Failure => ({ kind: 'refused', code: 'INTERNAL', message: '' }),
    );
    setBusy(false);
    if (failure) setFault(faultOf(failure));
    else onDone();
  };
  useEffect(() => {
    const carried = invitationOf(fragment.replace(/^#\/join\/?/, ''));
    if (!carried || sent.current === carried) return;
    sent.current = carried;
    setTyped(carried);
    void enter(carried);
  });
  const picture = async ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    const texts = file ? await textsIn(file).catch(() => []) : [];
    currentTarget.value = '';
    const found = texts.find((text) => invitationOf(text));
    if (found) await enter(found);
    else setFault({ key: 'post-join-no-code' });
  };
  return (
    <section class="step" aria-labelledby="join">
      <h1 id="join">{say('post-join-title')}</h1>
      <p>{say('post-join-text')}</p>
      <form
        class="card form"
        onSubmit={(event) => {
          event.preventDefault();
          void enter(typed);
        }}
      >
        <label for="code">{say('post-join-code')}</label>
        <input
          id="code"
          class="mono"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          aria-describedby="join-fault"
        />
        <p class="fault" id="join-fault" role="alert">
          {fault && (fault.message || say(fault.key))}
        </p>
        <button class="big primary" type="submit" disabled={busy}>
          {say(busy ? 'post-join-busy' : 'post-join-enter')}
        </button>
      </form>
      <label class="big secondary file">
        {say('post-join-picture')}
        <input class="unseen" type="file" accept="image/*" onChange={picture} />
      </label>
      {state.device && (
        <button class="big plain" type="button" onClick={onDone}>
          {say('post-back')}
        </button>
      )}
    </section>
  );
}

function faultOf(failure: Failure): Fault {
  switch (failure.kind) {
    case 'unreachable':
      return { key: 'post-join-unreachable' };
    case 'busy':
      return { key: 'error-TOO_MANY' };
    case 'revoked':
      return { key: 'post-join-spent' };
    case 'refused':
      return { key: failure.code === 'INTERNAL' ? 'error-INTERNAL' : 'post-join-spent', message: '' };
  }
}
