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

type Held<T> = { readonly about: string; readonly rows: readonly T[]; readonly next: string | null };

/** `query` takes `$first: Int!` and `$after: String` beside `variables`. */
export function usePages<T>(
  query: string | null,
  variables: Json,
  read: (data: Json) => Page<T>,
  stirs: Stirs = [],
): Pages<T> {
  const { language } = useReader();
  const live = useLive();
  const about = JSON.stringify([query, variables]);
  const key = `${language} ${about}`;
  const [held, setHeld] = useState<Held<T> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(query !== null);
  const wanted = useRef(FIRST);
  const last = useRef(about);
  const pace = useRef<Pace | null>(null);
  /** What is asked for; null once nothing is. */
  const current = useRef<string | null>(key);

  /** Loads in the order they were begun: an older one that comes late changes nothing. */
  const begun = useRef(0);
  const shown = useRef(0);
  const reader = useRef(read);
  reader.current = read;

  /** As many rows as were wanted, from the beginning; null when it is no longer asked for. */
  const load = async (count: number, told?: (count: number) => void): Promise<Held<T> | Trouble | null> => {
    begun.current += 1;
    const mine = begun.current;
    const rows: T[] = [];
    let next: string | null = null;
    do {
      const first = Math.min(LARGEST, count - rows.length);
      const given: Json = { ...variables, first, after: next };
      const answer: Answer<Page<T>> = await ask(query ?? '', given, language, (data) => reader.current(data));
      if (current.current !== key) return null;
      if (answer.kind !== 'done') {
        setTrouble(answer);
        return answer;
      }
      rows.push(...answer.value.rows);
      next = answer.value.next;
      told?.(rows.length);
    } while (next !== null && rows.length < count);
    const found = { about, rows, next };
    if (mine < shown.current) return found;
    shown.current = mine;
    setTrouble(null);
    setHeld(found);
    return found;
  };

  useEffect(() => {
    current.current = key;
    setTrouble(null);
    setAsking(query !== null);
    if (query === null) return;
    // In another language the same rows are asked for again, and those of before stay meanwhile.
    if (last.current !== about) wanted.current = FIRST;
    last.current = about;
    let isOver = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const made = new Pace(async () => {
      clearTimeout(retry);
      setAsking(true);
      const found = await load(wanted.current);
      if (isOver || found === null) return;
      setAsking(false);
      if ('kind' in found && (found.kind === 'unreachable' || found.kind === 'busy'))
        retry = setTimeout(() => made.want(), AFTER_TROUBLE_MS);
    }, LEAST_MS);
    pace.current = made;
    made.want();
    const deaf = live.onReset(() => made.want());
    return () => {
      isOver = true;
      current.current = null;
      pace.current = null;
      clearTimeout(retry);
      deaf();
      made.stop();
    };
  }, [key, live]);
  useEvents((events) => events.some((event) => isStirring(stirs, event)) && pace.current?.want());

  const mine = held?.about === about ? held : null;
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
      const found = await load(wanted.current, told);
      return found && 'rows' in found ? found.rows : null;
    },
    again: () => pace.current?.want(),
  };
}
