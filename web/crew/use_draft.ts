/** A value of a form that is kept until it is sent or given up, each bearer's own. */
import { useState } from 'preact/hooks';
import { useCrew } from './use_crew';

type Change<T> = (change: (before: T) => T) => void;

/** The value, its change, and its end. */
export function useDraft<T>(name: string, begun: T): readonly [T, Change<T>, () => void] {
  const { crew, state } = useCrew();
  const [, redraw] = useState(0);
  const place = `${state.kept?.me.account} ${name}`;
  const now = () => (crew.drafts.get(place) ?? begun) as T;
  const again = () => redraw((count) => count + 1);
  const change: Change<T> = (made) => {
    crew.drafts.put(place, made(now()));
    again();
  };
  const end = () => {
    crew.drafts.drop(place);
    again();
  };
  return [now(), change, end];
}
