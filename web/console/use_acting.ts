/** One change at a time, and what came of the last one. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Json } from '../shared/json';
import { uuid } from '../shared/uuid';
import { type Acted, act, isUnanswered } from './act';

export type Acting = {
  readonly acted: Acted<unknown> | null;
  readonly isBusy: boolean;
  readonly run: <T>(mutation: string, input: Json, read: (done: Json) => T) => Promise<Acted<T> | null>;
  readonly forget: () => void;
};

/**
 * `onStale` is told when somebody else was faster: load the thing anew, what was typed stays where it is.
 *
 * A change that had no answer may have been done: the same input is sent again under the same key. Null: one is under way.
 */
export function useActing(onStale: () => void = () => {}): Acting {
  const { language } = useReader();
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const unanswered = useRef<{ said: string; key: string } | null>(null);
  const run = async <T>(mutation: string, input: Json, read: (done: Json) => T): Promise<Acted<T> | null> => {
    if (busy.current) return null;
    busy.current = true;
    setBusy(true);
    const said = JSON.stringify([mutation, input]);
    const key = unanswered.current?.said === said ? unanswered.current.key : uuid();
    const answer = await act(mutation, input, language, read, key);
    unanswered.current = isUnanswered(answer) ? { said, key } : null;
    busy.current = false;
    setBusy(false);
    setActed(answer);
    if (answer.kind === 'refused' && answer.type === 'StaleProblem') onStale();
    return answer;
  };
  return { acted, isBusy, run, forget: () => setActed(null) };
}
