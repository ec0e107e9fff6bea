/** The demonstration as the server tells it, asked again now and then, and its running clock. */
import { useEffect, useState } from 'preact/hooks';
import { type Demo, fetchDemo } from './demo';

const ASK_AGAIN_MS = 15_000;
const TICK_MS = 1_000;

export type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'none' }
  | { readonly kind: 'demo'; readonly demo: Demo; readonly readAt: number };

export function useDemo(): State {
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    const ask = async () => setState(await answer());
    void ask();
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return state;
}

async function answer(): Promise<State> {
  try {
    const demo = await fetchDemo();
    return demo ? { kind: 'demo', demo, readAt: performance.now() } : { kind: 'none' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** The demo clock: what the server showed, plus what has passed since. */
export function useClock(shown: Date, readAt: number): Date {
  const [passed, setPassed] = useState(() => performance.now() - readAt);
  useEffect(() => {
    const tick = () => setPassed(performance.now() - readAt);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [readAt]);
  return new Date(shown.getTime() + passed);
}
