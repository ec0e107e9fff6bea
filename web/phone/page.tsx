/** A phone of the demonstration: what FCM brought, as its owner sees it and as it came. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { Chooser } from './chooser';
import { Handset } from './handset';
import { Payloads } from './payloads';
import { chosenPhone } from './phone';
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
      <Body state={state} wanted={owner} onChoose={choose} />
    </Frame>
  );
}

type BodyProps = { state: State; wanted: string; onChoose: (login: string) => void };

export function Body({ state, wanted, onChoose }: BodyProps) {
  const { say } = useReader();
  const phone = state.kind === 'phone' ? chosenPhone(state.phone, wanted) : null;
  return (
    <section class="phone" aria-labelledby="phone">
      <div class="about">
        <h1 id="phone">{say('phone-title')}</h1>
        <p>{say('phone-text')}</p>
        {phone && <Chooser owners={phone.owners} chosen={phone.owner} onChoose={onChoose} />}
      </div>
      {phone && <Handset phone={phone} />}
      {phone && <Payloads notifications={phone.notifications} />}
      {state.kind !== 'phone' && (
        <p class="card notice" role="status">
          {say(state.kind === 'none' ? 'phone-no-demo' : state.kind)}
        </p>
      )}
    </section>
  );
}
