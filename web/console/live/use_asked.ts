/** Something asked of the server, asked again when an event says that it may have changed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import { ask, type Trouble } from '../net';
import { useEvents, useLive } from './context';
import type { LiveEvent } from './model';
import { Pace } from './pace';

export type Asked<T> = {
  /** The last that was answered; null before the first. */
  readonly value: T | null;
  readonly trouble: Trouble | null;
  readonly asking: boolean;
  readonly again: () => void;
};

/** Which events make it worth asking again: kinds of docs/events.md, or what a function says of one. */
export type Stirs = readonly string[] | ((event: LiveEvent) => boolean);

export const isStirring = (stirs: Stirs, event: LiveEvent): boolean =>
  typeof stirs === 'function' ? stirs(event) : stirs.includes(event.kind);

const LEAST_MS = 400;
const AFTER_TROUBLE_MS = 5_000;

/**
 * `query` null: nothing is asked. Another query or other variables ask at once and forget what was there; another language asks
 * at once and shows what was there meanwhile, so that nothing half done goes.
 */
export function useAsked<T>(
  query: string | null,
  variables: Json,
  read: (data: Json) => T,
  stirs: Stirs = [],
): Asked<T> {
  const { language } = useReader();
  const live = useLive();
  const about = JSON.stringify([query, variables]);
  const [held, setHeld] = useState<{ about: string; value: T } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(query !== null);
  const asked = useRef<Pace | null>(null);
  // The last one given reads the answer, whatever was given when it was asked.
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    setTrouble(null);
    setAsking(query !== null);
    if (query === null) return;
    let isOver = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const pace = new Pace(async () => {
      clearTimeout(retry);
      setAsking(true);
      const answer = await ask(query, variables, language, (data) => reader.current(data));
      if (isOver) return;
      setAsking(false);
      setTrouble(answer.kind === 'done' ? null : answer);
      if (answer.kind === 'done') setHeld({ about, value: answer.value });
      if (answer.kind === 'unreachable' || answer.kind === 'busy')
        retry = setTimeout(() => pace.want(), AFTER_TROUBLE_MS);
    }, LEAST_MS);
    asked.current = pace;
    pace.want();
    const deaf = live.onReset(() => pace.want());
    return () => {
      isOver = true;
      asked.current = null;
      clearTimeout(retry);
      deaf();
      pace.stop();
    };
  }, [about, language, live]);
  useEvents((events) => events.some((event) => isStirring(stirs, event)) && asked.current?.want());
  const value = held?.about === about ? held.value : null;
  return { value, trouble, asking, again: () => asked.current?.want() };
}
