/** The crew's state in a view, and the moments at which it is asked anew. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { registerWorker } from '../worker/register';
import { Crew, type State } from './crew';
import type { Told } from './part';
import { partsOf } from './parts';
import { openRoad } from './road';
import { openMemory } from './store';
import { whenTold } from './worker';

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

/** What goes on beside the permits. */
export function useTold<S>(part: Told<S>): S {
  const [state, setState] = useState(part.state);
  useEffect(() => {
    setState(part.state);
    return part.listen(() => setState(part.state));
  }, [part]);
  return state;
}

/** The one of this page; null while its memory opens, 'closed' where the browser gives it none. */
export function useStarted(): Crew | 'closed' | null {
  const { language } = useReader();
  const [crew, setCrew] = useState<Crew | 'closed' | null>(null);
  useEffect(() => {
    void Promise.all([openMemory(), openRoad()]).then(
      ([memory, road]) => {
        const made = new Crew(memory, language, partsOf(road));
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
    const look = () => void crew.refresh();
    const stops = [whenSeen(look), whenTold(look)];
    return () => {
      for (const stop of stops) stop();
    };
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
