/** What the page's worker tells it. */
import type { ToPage } from '../worker/push';

function heard(kinds: readonly ToPage['kind'][], hear: () => void): () => void {
  const listen = ({ data }: MessageEvent<ToPage>) => kinds.includes(data?.kind) && hear();
  navigator.serviceWorker?.addEventListener('message', listen);
  return () => navigator.serviceWorker?.removeEventListener('message', listen);
}

/** A push came, or the browser moved us to another address. */
export const whenTold = (hear: () => void): (() => void) => heard(['pushed', 'renewed'], hear);

/** A notification was touched: here, or before this page was opened. */
export function whenLetters(hear: () => void): () => void {
  const isAsked = () => location.hash === '#letters';
  const look = () => {
    if (!isAsked()) return;
    history.replaceState(null, '', location.pathname + location.search);
    hear();
  };
  look();
  addEventListener('hashchange', look);
  const stop = heard(['letters'], hear);
  return () => {
    removeEventListener('hashchange', look);
    stop();
  };
}
