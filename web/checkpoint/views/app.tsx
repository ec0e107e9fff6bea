/** Which screen is shown: what must come first, comes first. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { State } from '../model';
import { Confirm } from './confirm';
import { Join } from './join';
import { Lookup } from './lookup';
import { Revoked } from './revoked';
import { Scan } from './scan';
import { SignOn } from './sign_on';
import { Status } from './status';
import { useBack } from './use_back';
import { PostContext, useOpenedPost } from './use_post';
import { settleIn } from './use_surroundings';
import { Verdict } from './verdict';
import { Way } from './way';

/** What the officer has turned to. */
export type Turn = 'work' | 'status' | 'way' | 'lookup' | 'sign-on' | 'join';
export type Skipped = ReadonlySet<'confirm' | 'sign-on'>;
export type Screen = Turn | 'loading' | 'revoked' | 'confirm' | 'verdict';

export function screenOf(state: State, turn: Turn, skipped: Skipped, bidden: boolean): Screen {
  const { device } = state;
  if (!state.ready) return 'loading';
  if (state.encounter) return 'verdict';
  if (!device || turn === 'join' || bidden) return 'join';
  if (device.revoked) return 'revoked';
  if (turn !== 'work') return turn;
  if (!device.confirmed && !skipped.has('confirm')) return 'confirm';
  if (!state.shift && state.sheet && state.sheet.officers.length > 0 && !skipped.has('sign-on')) return 'sign-on';
  return state.way ? 'work' : 'way';
}

const JOIN = /^#\/join(\/|$)/;

export function App() {
  const { say } = useReader();
  const shown = useOpenedPost();
  const [turn, setTurn] = useState<Turn>('work');
  const [skipped, setSkipped] = useState<Skipped>(new Set());
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    settleIn();
    const follow = () => setFragment(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const screen = shown && shown !== 'NO_MEMORY' ? screenOf(shown.state, turn, skipped, JOIN.test(fragment)) : 'loading';
  useEffect(() => {
    document.documentElement.dataset.screen = screen;
    scrollTo(0, 0);
    if (screen === 'verdict') setTurn('work');
  }, [screen]);
  const work = () => {
    if (JOIN.test(location.hash)) history.replaceState(null, '', location.pathname + location.search);
    setFragment(location.hash);
    setTurn('work');
  };
  useBack(screen, shown && shown !== 'NO_MEMORY' ? shown.post : null, work);
  if (!isSecureContext) return <Notice words={say('post-insecure')} />;
  if (shown === 'NO_MEMORY') return <Notice words={say('post-no-memory')} />;
  if (!shown || screen === 'loading') return <p role="status">{say('loading')}</p>;
  const skip = (name: 'confirm' | 'sign-on') => {
    setSkipped(new Set([...skipped, name]));
    setTurn('work');
  };
  return (
    <PostContext.Provider value={shown}>
      {screen === 'join' && <Join fragment={fragment} onDone={work} />}
      {screen === 'revoked' && <Revoked onJoin={() => setTurn('join')} />}
      {screen === 'confirm' && <Confirm onSkip={() => skip('confirm')} />}
      {screen === 'sign-on' && <SignOn onDone={() => skip('sign-on')} />}
      {screen === 'way' && <Way onDone={work} />}
      {screen === 'status' && <Status onTurn={setTurn} />}
      {screen === 'lookup' && <Lookup onDone={work} />}
      {screen === 'work' && <Scan onTurn={setTurn} />}
      {screen === 'verdict' && <Verdict onDone={work} />}
    </PostContext.Provider>
  );
}

function Notice({ words }: { words: string }) {
  return (
    <p class="card notice" role="alert">
      {words}
    </p>
  );
}
