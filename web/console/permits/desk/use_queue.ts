/** What waits for the reader, the longest waiting first. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '../../../shared/json';
import { readPage, usePages } from '../../live/use_pages';
import type { Trouble } from '../../net';
import { APPLICATION_ROW, type ApplicationRow, readApplicationRow } from '../application_model';
import { APPLICATION_STIRS } from '../stirs';

const WAITING = `query DeskWaiting($first: Int!, $after: String) {
  applications(first: $first, after: $after, filter: { waitingForMe: true }) { edges { node { ${APPLICATION_ROW} } }
    pageInfo { hasNextPage endCursor } } }`;

const read = (data: Json) => readPage(data.applications, readApplicationRow);

export type Queue = {
  /** Null before the first answer. */
  readonly rows: readonly ApplicationRow[] | null;
  readonly trouble: Trouble | null;
  readonly again: () => void;
  /** It was decided: it leaves at once, whatever the server's list still says. */
  readonly leave: (row: { readonly id: string; readonly version: number }) => void;
};

const sinceMs = ({ submittedAt, createdAt }: ApplicationRow): number => (submittedAt ?? createdAt).getTime();

export function useQueue(): Queue {
  const pages = usePages(WAITING, {}, read, APPLICATION_STIRS);
  const [left, setLeft] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (pages.hasMore) void pages.all();
  }, [pages.hasMore]);
  const rows = useMemo(
    () =>
      pages.rows
        ?.filter(({ id, version }) => version > (left.get(id) ?? -1))
        .sort((one, other) => sinceMs(one) - sinceMs(other) || one.reference.localeCompare(other.reference)) ?? null,
    [pages.rows, left],
  );
  return {
    rows,
    trouble: pages.trouble,
    again: pages.again,
    leave: ({ id, version }) => setLeft((before) => new Map(before).set(id, version)),
  };
}

/** Who is next when this one leaves: the following one, or the last before it. */
export function neighbour(rows: readonly ApplicationRow[], id: string | null, by: 1 | -1): ApplicationRow | null {
  const at = rows.findIndex((one) => one.id === id);
  if (at < 0) return rows[0] ?? null;
  return rows[at + by] ?? null;
}
