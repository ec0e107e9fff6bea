/** A change that a view sends: busy while it is sent, its answer, and the same key for the same thing until it is answered. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Json } from '../shared/json';
import { uuid } from '../shared/uuid';
import { type Acted, act, isUnanswered } from './act';

export type Acting<T> = {
  readonly isBusy: boolean;
  readonly acted: Acted<T> | null;
  /** Null: another one is on its way. */
  readonly send: (input: Json) => Promise<Acted<T> | null>;
  readonly forget: () => void;
};

export function useAct<T>(mutation: string, read: (done: Json) => T): Acting<T> {
  const { language } = useReader();
  const [isBusy, setBusy] = useState(false);
  const [acted, setActed] = useState<Acted<T> | null>(null);
  const unanswered = useRef<{ of: string; key: string } | null>(null);
  const send = async (input: Json) => {
    if (isBusy) return null;
    const of = JSON.stringify(input);
    const key = unanswered.current?.of === of ? unanswered.current.key : uuid();
    setBusy(true);
    const answer = await act(mutation, input, language, read, key);
    unanswered.current = isUnanswered(answer) ? { of, key } : null;
    setActed(answer);
    setBusy(false);
    return answer;
  };
  return { isBusy, acted, send, forget: () => setActed(null) };
}
