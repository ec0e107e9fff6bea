/** Putting the page on the home screen, where the browser offers it: its memory is then not erased. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';

type Offer = Event & { readonly prompt: () => Promise<unknown> };

let offer: Offer | null = null;
const listeners = new Set<() => void>();

/** Browsers offer it once, early, and to whoever listens. */
export function awaitOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as Offer;
    for (const listener of listeners) listener();
  });
}

export function Install() {
  const { say } = useReader();
  const [, setTurn] = useState(0);
  useEffect(() => {
    const listener = () => setTurn((turn) => turn + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  if (!offer) return null;
  const install = async () => {
    await offer?.prompt();
    offer = null;
    setTurn((turn) => turn + 1);
  };
  return (
    <button class="big secondary" type="button" onClick={install}>
      {say('post-install')}
    </button>
  );
}
