/** Listens for a scanner gun while nobody types in a field. */
import { useEffect } from 'preact/hooks';
import { keyed, SILENT } from './wedge';

const inField = ({ target }: Event): boolean => target instanceof Element && target.matches('input, textarea, select');

export function useWedge(onText: (text: string) => void): void {
  useEffect(() => {
    let wedge = SILENT;
    const listen = (event: KeyboardEvent) => {
      if (inField(event) || event.ctrlKey || event.altKey || event.metaKey) return;
      const after = keyed(wedge, event.key, event.timeStamp);
      wedge = after.wedge;
      if (after.fast) event.preventDefault();
      if (after.text !== null) onText(after.text);
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [onText]);
}
