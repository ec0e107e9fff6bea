/** One change at a time, and what came of the last one. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import { type Acted, act } from '../act';
import { Keys } from './keys';

export type Acting = {
  readonly acted: Acted<unknown> | null;
  readonly isBusy: boolean;
  /** Null: one is under way. */
  readonly run: <T>(mutation: string, input: Json, read: (done: Json) => T) => Promise<Acted<T> | null>;
  readonly forget: () => void;
};

export function useActing(): Acting {
  const { language } = useReader();
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const keys = useRef(new Keys());
  const run = async <T>(mutation: string, input: Json, read: (done: Json) => T): Promise<Acted<T> | null> => {
    if (busy.current) return null;
    busy.current = true;
    setBusy(true);
    setActed(null);
    const answer = await act(mutation, input, language, read, keys.current.of(mutation, input));
    keys.current.answered(mutation, input, answer);
    busy.current = false;
    setBusy(false);
    setActed(answer);
    return answer;
  };
  return { acted, isBusy, run, forget: () => setActed(null) };
}
