/** The page's one follower, and its state in a view. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Live, LiveState } from './live';
import type { LiveEvent, LivePosition } from './model';

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('outside of the console');
  return live;
}

/** Drawn again when the status or the gaps change; when something was heard last is of that moment. */
export function useLiveState(): LiveState {
  const live = useLive();
  const [state, setState] = useState(live.state);
  useEffect(() => {
    const look = () =>
      setState((shown) => (shown.status === live.state.status && shown.gaps === live.state.gaps ? shown : live.state));
    setState(live.state);
    return live.onState(look);
  }, [live]);
  return state;
}

/** `hear` may be another function at every drawing; the last one is told. */
export function useEvents(hear: (events: readonly LiveEvent[]) => void): void {
  const live = useLive();
  useHeard(live.onEvents, hear);
}

export function usePositions(hear: (positions: readonly LivePosition[]) => void): void {
  const live = useLive();
  useHeard(live.onPositions, hear);
}

function useHeard<T>(listen: (hear: (told: T) => void) => () => void, hear: (told: T) => void): void {
  const [last] = useState({ hear });
  last.hear = hear;
  useEffect(() => listen((told) => last.hear(told)), [listen, last]);
}
