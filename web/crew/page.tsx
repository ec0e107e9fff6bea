/** The crew page: what a crew carries through the night, with or without a network. */
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { CrewContext, useCrew, useStarted } from './use_crew';
import { Night } from './views/night';
import { SignIn } from './views/sign_in';
import { TroubleNotice } from './views/trouble';

export function CrewPage() {
  return (
    <Frame titleKey="crew-title">
      <Started />
    </Frame>
  );
}

function Started() {
  const { say } = useReader();
  const crew = useStarted();
  if (crew === 'closed') return <p class="notice">{say('crew-no-memory')}</p>;
  if (crew === null) return <p role="status">{say('loading')}</p>;
  return (
    <CrewContext.Provider value={crew}>
      <Body />
    </CrewContext.Provider>
  );
}

/** What is kept is shown whatever the server says; without anything kept there is only the way in. */
function Body() {
  const { say } = useReader();
  const { state } = useCrew();
  if (state.kept) return <Night kept={state.kept} />;
  if (state.trouble?.kind === 'signed-out') return <SignIn />;
  if (state.trouble) return <Nothing />;
  return <p role="status">{say('loading')}</p>;
}

function Nothing() {
  const { say } = useReader();
  const { crew, state } = useCrew();
  return (
    <section class="card first">
      <h1>{say('crew-title')}</h1>
      <TroubleNotice />
      {state.trouble?.kind === 'unreachable' && <p>{say('crew-first-time')}</p>}
      <button type="button" class="big" onClick={() => crew.refresh()}>
        {say('crew-try-again')}
      </button>
    </section>
  );
}
