/** The page's follower: begun where the log ends now, before anything is shown, so that nothing is missed. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { text } from '../../shared/json';
import { ask } from '../net';
import type { Viewer } from '../viewer';
import { Live } from './live';
import { NEWEST_CURSOR } from './model';
import { isSignedOut, openSocket } from './socket';

const TRY_AGAIN_MS = 3_000;

/** Null until the log's end is known. Signed out it stops; signed in again, it goes on behind what was heard last. */
export function useStarted(viewer: Viewer, isOut: boolean, onSignedOut: () => void): Live | null {
  const { language } = useReader();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    if (live !== null || isOut) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const begin = async () => {
      const answer = await ask(NEWEST_CURSOR, {}, language, (data) => text(data.newestEventCursor, 'cursor'));
      if (isOver) return;
      if (answer.kind === 'signed-out') onSignedOut();
      else if (answer.kind === 'done') setLive(new Live(answer.value, isSignedOut));
      else timer = setTimeout(begin, TRY_AGAIN_MS);
    };
    void begin();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [live, isOut]);
  useEffect(() => {
    if (live === null || isOut) return;
    const socket = openSocket(() => live.connected());
    const deaf = live.onState(() => live.state.status === 'signed-out' && onSignedOut());
    const stop = live.run(socket.follow, viewer.actions.has('READ_POSITIONS'));
    return () => {
      deaf();
      stop();
      socket.close();
    };
  }, [live, isOut]);
  return live;
}
