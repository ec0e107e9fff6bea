/** The duty desk: signed out, signed in, or not somebody's who answers checkpoints. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { ask, type Trouble } from './ask';
import { DeskOf } from './desk';
import { type Desk, readDesk } from './model';
import { POSTS } from './queries';
import { signOut } from './session';
import { SignIn } from './sign_in';
import { TroubleNotice } from './trouble';

const TRY_AGAIN_MS = 5_000;

export function DeskPage() {
  return (
    <Frame titleKey="desk-title">
      <Body />
    </Frame>
  );
}

function Body() {
  const { say, language } = useReader();
  const [desk, setDesk] = useState<Desk | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turn, setTurn] = useState(0);
  const [isStuck, setStuck] = useState(false);
  useEffect(() => {
    let timer = 0;
    void ask(POSTS, {}, language, readDesk).then((answer) => {
      setTrouble(answer.kind === 'done' ? null : answer);
      if (answer.kind === 'done') setDesk(answer.value);
      if (answer.kind === 'unreachable') timer = window.setTimeout(() => setTurn((before) => before + 1), TRY_AGAIN_MS);
    });
    return () => clearTimeout(timer);
  }, [turn]);
  const askAgain = () => setTurn(turn + 1);
  const onSignedOut = useCallback(() => setTrouble({ kind: 'signed-out' }), []);
  const leave = async () => {
    const isDone = await signOut(language);
    setStuck(!isDone);
    if (!isDone) return;
    setDesk(null);
    setTrouble({ kind: 'signed-out' });
  };
  const isOut = trouble?.kind === 'signed-out';
  return (
    <>
      {isOut ? (
        <SignIn hasExpired={desk !== null} onIn={askAgain} />
      ) : (
        <div class="deskbar">
          <h1>{say('desk-title')}</h1>
          {desk && <span class="faint">{desk.viewer}</span>}
          {(desk || trouble?.kind === 'forbidden') && (
            <button type="button" class="chip" onClick={leave}>
              {say('desk-sign-out')}
            </button>
          )}
        </div>
      )}
      {isStuck && !isOut && (
        <p class="notice" role="alert">
          {say('desk-sign-out-failed')}
        </p>
      )}
      {trouble && !isOut && <TroubleNotice trouble={trouble} />}
      {!desk && !trouble && <p role="status">{say('loading')}</p>}
      {desk?.posts.length === 0 && <p class="notice">{say('desk-no-posts')}</p>}
      {desk && desk.posts.length > 0 && (
        <div hidden={isOut}>
          <DeskOf desk={desk} isOpen={!isOut} onSignedOut={onSignedOut} />
        </div>
      )}
    </>
  );
}
