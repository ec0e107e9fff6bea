/** When the post looks for its server: at once, after something happened, when the network comes back, and by the clock. */
import { backOffS } from '../net/back_off';
import { touch } from './contact';
import { random } from './judge';
import type { Post } from './post';

const CALM_S = 120;
const UNCONFIRMED_S = 6;
const SOON_MS = 400;

/** Keep looking until the returned function is called. */
export function rounds(post: Post): () => void {
  let [timer, failures, running, again, now, over] = [0, 0, false, false, false, false];
  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(round, ms) as unknown as number;
  };
  const round = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const reached = await touch(post).catch(() => false);
    running = false;
    failures = reached || now || !post.state.device?.token ? 0 : failures + 1;
    const wait = now ? 0 : again && reached ? SOON_MS : 1000 * waitAfter(post, failures);
    [again, now] = [false, false];
    plan(wait);
  };
  post.poke = () => {
    if (running) again = true;
    else if (failures === 0) plan(SOON_MS);
  };
  post.lookNow = () => {
    failures = 0;
    if (running) now = true;
    else plan(0);
  };
  const look = () => document.visibilityState === 'visible' && plan(0);
  const back = () => post.lookNow();
  addEventListener('online', back);
  document.addEventListener('visibilitychange', look);
  plan(0);
  return () => {
    over = true;
    clearTimeout(timer);
    removeEventListener('online', back);
    document.removeEventListener('visibilitychange', look);
  };
}

function waitAfter({ state: { device } }: Post, failures: number): number {
  if (failures > 0) return backOffS(failures, random);
  return device?.confirmed === false ? UNCONFIRMED_S : CALM_S;
}
