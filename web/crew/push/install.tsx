/** The page on the home screen: offered where the browser can, explained on an iPhone, nothing where it is done. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { phone } from './browser';

/** As much of Chromium's event as is used. */
type Offer = Event & { readonly prompt: () => Promise<unknown> };

let offered: Offer | null = null;
const listeners = new Set<() => void>();
const tell = (offer: Offer | null) => {
  offered = offer;
  for (const hear of listeners) hear();
};

/** From the first moment on: the browser offers it once, maybe before anything is drawn. */
export function listenForOffers(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    tell(event as Offer);
  });
  addEventListener('appinstalled', () => tell(null));
}

export function Install() {
  const { say } = useReader();
  const [offer, setOffer] = useState(offered);
  useEffect(() => {
    const hear = () => setOffer(offered);
    listeners.add(hear);
    return () => listeners.delete(hear);
  }, []);
  const { isInstalled, isApple } = phone();
  if (isInstalled || (!offer && !isApple)) return null;
  const install = async () => {
    await offer?.prompt();
    tell(null);
  };
  return (
    <section class="card pushes" aria-labelledby="install">
      <h2 id="install">{say('way-install')}</h2>
      <p>{say(offer ? 'way-install-text' : 'way-install-apple')}</p>
      {offer && (
        <button type="button" class="big" onClick={install}>
          {say('way-install-now')}
        </button>
      )}
    </section>
  );
}
