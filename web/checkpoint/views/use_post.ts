/** The post of this page, and its state as it changes. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { NOBODY, type State } from '../model';
import { answerOf, callDesk } from '../net/desk';
import { enrol, self } from '../net/enrol';
import { fetchFile, fetchTime } from '../net/files';
import { sendWith } from '../net/hand_in';
import { DeviceClock } from '../post/clock';
import { type Net, Post } from '../post/post';
import { rounds } from '../post/rounds';
import { start } from '../post/start';
import { dropAnswered, keepUnanswered, takeUp } from '../post/unanswered';
import { openMemory } from '../store/database';

const NET: Net = { enrol, self, fetchFile, fetchTime, sendWith, callDesk, answerOf };

export type Shown = { readonly post: Post; readonly state: State };
export const PostContext = createContext<Shown | null>(null);

export function usePost(): Shown {
  const shown = useContext(PostContext);
  if (!shown) throw new Error('no post');
  return shown;
}

/** Null until the memory is open. */
export function useOpenedPost(): Shown | 'NO_MEMORY' | null {
  const [post, setPost] = useState<Post | 'NO_MEMORY' | null>(null);
  const [state, setState] = useState<State>(NOBODY);
  useEffect(() => {
    let close = (): void => undefined;
    opened(setState).then(
      (fresh) => {
        close = fresh.close;
        setPost(fresh.post);
      },
      () => setPost('NO_MEMORY'),
    );
    return () => close();
  }, []);
  if (post === null || post === 'NO_MEMORY') return post;
  return { post, state };
}

async function opened(tell: (state: State) => void): Promise<{ post: Post; close: () => void }> {
  const others = new BroadcastChannel('fieldpass-checkpoint');
  const post = new Post(await openMemory(), NET, new DeviceClock(), () => others.postMessage('changed'));
  const forget = post.subscribe(() => tell(post.state));
  others.onmessage = () => void start(post).then(() => dropAnswered(post));
  await takeUp(post).catch(() => undefined);
  const leave = keepUnanswered(post);
  await start(post);
  const stop = rounds(post);
  const close = () => {
    stop();
    leave();
    forget();
    others.close();
  };
  return { post, close };
}
