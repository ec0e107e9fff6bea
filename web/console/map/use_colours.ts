/** The map's colours, and again when the light is changed. */
import { useEffect, useState } from 'preact/hooks';
import { type Colours, coloursOf } from './colours';

export function useColours(place: { readonly current: HTMLElement | null }): Colours | null {
  const [colours, setColours] = useState<Colours | null>(null);
  useEffect(() => {
    const read = () => place.current && setColours(coloursOf(place.current));
    read();
    const watcher = new MutationObserver(read);
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watcher.disconnect();
  }, []);
  return colours;
}
