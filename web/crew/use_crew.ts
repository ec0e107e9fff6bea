/** The crew's state in a view, and the moments at which it is asked anew. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { registerWorker } from '../worker/register';
import { Crew, type State } from './crew';
import { openMemory } from './store';

export const CrewContext = createContext<Crew | null>(null);

export function useCrew(): { readonly crew: Crew; readonly state: State } {
  const crew = useContext(CrewContext);
  if (!crew) throw new Error('outside of the crew page');
  const [state, setState] = useState(crew.state);
  useEffect(() => {
    // What was told between drawing and listening is not missed.
    setState(crew.state);
    return crew.listen(() => setState(crew.state));
  }, [crew]);
  return { crew, state };
}

/** The one of this page; null while its memory opens, 'closed' where the browser gives it none. */
export function useStarted(): Crew | 'closed' | null {
  const { language } = useReader();
  const [crew, setCrew] = useState<Crew | 'closed' | null>(null);
  useEffect(() => {
    void openMemory().then(
      (memory) => {
        const made = new Crew(memory, language);
        setCrew(made);
        void made.start();
      },
      () => setCrew('closed'),
    );
    void registerWorker('crew', '/crew');
    void navigator.storage?.persist?.().catch(() => false);
  }, []);
  useEffect(() => {
    if (!(crew instanceof Crew)) return;
    const changed = crew.language !== language;
    crew.language = language;
    if (changed) void crew.refresh();
    return whenSeen(() => void crew.refresh());
  }, [crew, language]);
  return crew;
}

function whenSeen(look: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && look();
  addEventListener('online', look);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', look);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** The phone's clock, told every so often. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
