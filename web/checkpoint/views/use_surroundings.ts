/** What this phone and browser are like, looked at every few seconds. */
import { useEffect, useState } from 'preact/hooks';
import type { Post } from '../post/post';
import type { Surroundings } from '../post/warnings';
import { registerWorker, storing } from '../worker/register';

const LOOK_AGAIN_MS = 15_000;

type Asked = { readonly persisted: Promise<boolean>; readonly worker: Promise<boolean | null> };
let asked: Asked | null = null;
/** Once true it stays: a build in the caches goes only when another has come. */
let stored: boolean | null = null;

/** Once for the life of the page: ask the browser to keep the memory, and store the page for a day without a server. */
export function settleIn(): Asked {
  asked ??= { persisted: persist(), worker: registerWorker().then(storing) };
  return asked;
}

const persist = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false;

export function useSurroundings(post: Post): Surroundings {
  const [persisted, setPersisted] = useState<boolean | null>(null);
  const [worker, setWorker] = useState<boolean | null>(stored);
  const [, setTurn] = useState(0);
  useEffect(() => {
    const { persisted, worker } = settleIn();
    void persisted.then(setPersisted);
    const look = async () => {
      stored ||= await storing();
      setWorker(stored);
    };
    void worker.then(look);
    const timer = setInterval(() => {
      setTurn((turn) => turn + 1);
      void look();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const clock = post.now();
  return {
    secure: isSecureContext,
    mayBeEvicted: isApple() && !isInstalled(),
    persisted: isInstalled() ? true : persisted,
    worker,
    nowS: clock.earliest,
    trusted: clock.latest !== null,
  };
}

const isApple = () => /iPhone|iPad|iPod/.test(navigator.userAgent);
const isInstalled = () =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
