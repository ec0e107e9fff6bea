/** A list read page by page behind a cursor, as far as it was asked for; read again when an event says so. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, object, optionalText } from '../../shared/json';
import { type Answer, ask, type Trouble } from '../net';
import { useEvents, useLive } from './context';
import { Pace } from './pace';
import { isStirring, type Stirs } from './use_asked';

export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null };

export type Pages<T> = {
  /** Null before the first answer. */
  readonly rows: readonly T[] | null;
  /** False once the last page is here. */
  readonly hasMore: boolean;
  readonly trouble: Trouble | null;
  readonly asking: boolean;
  readonly more: () => void;
  /** Everything to the end; says how many there are meanwhile. Null: it failed, and `trouble` says why. */
  readonly all: (told?: (count: number) => void) => Promise<readonly T[] | null>;
  readonly again: () => void;
};

const FIRST = 50;
const LARGEST = 500;
const LEAST_MS = 700;
const AFTER_TROUBLE_MS = 5_000;

/** Of a connection that was asked for with `edges { node { … } } pageInfo { hasNextPage endCursor }`. */
export function readPage<T>(connection: unknown, each: (node: Json, where: string) => T): Page<T> {
  const found = object(connection, 'connection');
  const rows = list(found.edges, 'edges', (edge, where) => each(object(object(edge, where).node, where), where));
  const { hasNextPage, endCursor } = object(found.pageInfo, 'pageInfo');
  return { rows, next: hasNextPage === true ? optionalText(endCursor, 'endCursor') : null };
}

type Held<T> = { readonly key: string; readonly rows: readonly T[]; readonly next: string | null };

/** `query` takes `$first: Int!` and `$after: String` beside `variables`. */
export function usePages<T>(
  query: string | null,
  variables: Json,
  read: (data: Json) => Page<T>,
  stirs: Stirs = [],
): Pages<T> {
  const { language } = useReader();
  const live = useLive();
  const key = JSON.stringify([query, variables, language]);
  const [held, setHeld] = useState<Held<T> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(query !== null);
  const wanted = useRef(FIRST);
  const pace = useRef<Pace | null>(null);
  const current = useRef(key);
  current.current = key;

  /** As many rows as were wanted, from the beginning; null when it is no longer asked for, or fails. */
  const load = async (count: number, told?: (count: number) => void): Promise<Held<T> | null> => {
    const rows: T[] = [];
    let next: string | null = null;
    do {
      const first = Math.min(LARGEST, count - rows.length);
      const answer: Answer<Page<T>> = await ask(query ?? '', { ...variables, first, after: next }, language, read);
      if (current.current !== key) return null;
      if (answer.kind !== 'done') {
        setTrouble(answer);
        return null;
      }
      rows.push(...answer.value.rows);
      next = answer.value.next;
      told?.(rows.length);
    } while (next !== null && rows.length < count);
    const found = { key, rows, next };
    setTrouble(null);
    setHeld(found);
    return found;
  };

  useEffect(() => {
    if (query === null) return;
    wanted.current = FIRST;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const made = new Pace(async () => {
      clearTimeout(retry);
      setAsking(true);
      const found = await load(wanted.current);
      if (current.current !== key) return;
      setAsking(false);
      if (found === null) retry = setTimeout(() => made.want(), AFTER_TROUBLE_MS);
    }, LEAST_MS);
    pace.current = made;
    setTrouble(null);
    made.want();
    const deaf = live.onReset(() => made.want());
    return () => {
      clearTimeout(retry);
      deaf();
      made.stop();
    };
  }, [key, live]);
  useEvents((events) => events.some((event) => isStirring(stirs, event)) && pace.current?.want());

  const mine = held?.key === key ? held : null;
  return {
    rows: mine?.rows ?? null,
    hasMore: mine?.next != null,
    trouble,
    asking,
    more: () => {
      wanted.current = (mine?.rows.length ?? 0) + FIRST;
      pace.current?.want();
    },
    all: async (told) => {
      if (mine && mine.next === null) return mine.rows;
      wanted.current = Number.MAX_SAFE_INTEGER;
      return (await load(wanted.current, told))?.rows ?? null;
    },
    again: () => pace.current?.want(),
  };
}
