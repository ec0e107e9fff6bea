/** The console: signed out, signed in, or somebody whose page is another. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Frame } from '../shared/frame';
import { Board } from './board';
import { LiveContext } from './live/context';
import { useStarted } from './live/use_started';
import { ask, type Trouble } from './net';
import { isAtADesk } from './panels';
import { SignIn } from './sign_in';
import { TroubleNotice } from './trouble';
import { readViewer, VIEWER, type Viewer, ViewerContext } from './viewer';

const TRY_AGAIN_MS = 5_000;

export function ConsolePage() {
  return (
    <Frame titleKey="console-title" isWide>
      <Body />
    </Frame>
  );
}

/** A session that ends in the middle leaves everything in place behind the sign-in. */
function Body() {
  const { say, language } = useReader();
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let timer = 0;
    void ask(VIEWER, {}, language, readViewer).then((answer) => {
      setTrouble(answer.kind === 'done' ? null : answer);
      if (answer.kind === 'done') setViewer((before) => (before?.id === answer.value.id ? before : answer.value));
      if (answer.kind === 'unreachable') timer = window.setTimeout(() => setTurn((before) => before + 1), TRY_AGAIN_MS);
    });
    return () => clearTimeout(timer);
  }, [turn]);
  const again = () => setTurn(turn + 1);
  const onSignedOut = useCallback(() => setTrouble({ kind: 'signed-out' }), []);
  const isOut = trouble?.kind === 'signed-out';
  return (
    <>
      {isOut && <SignIn hasExpired={viewer !== null} onIn={again} />}
      {trouble && !isOut && <TroubleNotice trouble={trouble} again={again} />}
      {!viewer && !trouble && <p role="status">{say('loading')}</p>}
      {viewer && !isAtADesk(viewer) && !isOut && <p class="notice">{say('console-not-yours')}</p>}
      {viewer && isAtADesk(viewer) && (
        <div class="signed-in" hidden={isOut}>
          <Started key={viewer.id} viewer={viewer} isOut={isOut} onSignedOut={onSignedOut} />
        </div>
      )}
    </>
  );
}

type StartedProps = { readonly viewer: Viewer; readonly isOut: boolean; readonly onSignedOut: () => void };

function Started({ viewer, isOut, onSignedOut }: StartedProps) {
  const { say } = useReader();
  const live = useStarted(viewer, isOut, onSignedOut);
  if (live === null) return <p role="status">{say('loading')}</p>;
  return (
    <ViewerContext.Provider value={viewer}>
      <LiveContext.Provider value={live}>
        <Board onSignedOut={onSignedOut} />
      </LiveContext.Provider>
    </ViewerContext.Provider>
  );
}
