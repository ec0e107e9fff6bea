/** A phone of the demonstration: what FCM brought, as its owner sees it and as it came. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { Chooser } from './chooser';
import { Handset } from './handset';
import { Payloads } from './payloads';
import { askedOwner, rememberOwner, type State, usePhone } from './use_phone';

export function PhonePage() {
  const [owner, setOwner] = useState(() => askedOwner(location.search));
  const state = usePhone(owner);
  const choose = (login: string) => {
    rememberOwner(login);
    setOwner(login);
  };
  return (
    <Frame titleKey="phone-page-title" noteKey="phone-note">
      <Body state={state} onChoose={choose} />
    </Frame>
  );
}

export function Body({ state, onChoose }: { state: State; onChoose: (login: string) => void }) {
  const { say } = useReader();
  return (
    <section class="phone" aria-labelledby="phone">
      <div class="about">
        <h1 id="phone">{say('phone-title')}</h1>
        <p>{say('phone-text')}</p>
        {state.kind === 'phone' && (
          <Chooser owners={state.phone.owners} chosen={state.phone.owner} onChoose={onChoose} />
        )}
      </div>
      {state.kind === 'phone' ? (
        <>
          <Handset phone={state.phone} />
          <Payloads notifications={state.phone.notifications} />
        </>
      ) : (
        <p class="card notice" role="status">
          {say(state.kind === 'none' ? 'phone-no-demo' : state.kind)}
        </p>
      )}
    </section>
  );
}
