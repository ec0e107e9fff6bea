/**
 * A list of anything: found by words, put in the order of a column, read on page by page, saved as a file.
 *
 * Words, orders and files are of the whole list, so the rest of it is read first; until then it says what it has.
 */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Pages } from '../live/use_pages';
import { TroubleNotice } from '../trouble';
import { type Column, found, type Located, type Order, ordered } from './model';
import { Rows } from './rows';
import { Tools } from './tools';

export type Selection = {
  readonly keys: ReadonlySet<string>;
  readonly change: (keys: ReadonlySet<string>) => void;
};

export type ListProps<T> = {
  /** Names the files and the table. */
  readonly name: string;
  /** Key of the words that name the table. */
  readonly title: string;
  readonly columns: readonly Column<T>[];
  readonly pages: Pages<T>;
  readonly keyOf: (row: T) => string;
  /** Where a row leads. */
  readonly href: (row: T) => string;
  readonly place?: Located<T>;
  /** Rows can be chosen by a box each. */
  readonly selection?: Selection;
  /** The row that is open beside the list. */
  readonly current?: string | null;
  readonly emptyKey?: string;
  /** The panel has a search of its own, which the server answers. */
  readonly isSoughtElsewhere?: boolean;
};

export function List<T>(props: ListProps<T>) {
  const { say } = useReader();
  const { pages, columns } = props;
  const [wanted, setWanted] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const [reading, setReading] = useState<number | null>(null);
  const readAll = async () => {
    if (!pages.hasMore) return pages.rows;
    setReading(pages.rows?.length ?? 0);
    const rows = await pages.all(setReading);
    setReading(null);
    return rows;
  };
  const seek = (words: string) => {
    setWanted(words);
    if (words.trim()) void readAll();
  };
  const sort = (key: string) => {
    setOrder(order?.key !== key ? { key, isDown: false } : order.isDown ? null : { key, isDown: true });
    void readAll();
  };
  const shown = ordered(found(pages.rows ?? [], columns, wanted), columns, order);
  return (
    <div class="list">
      <Tools {...props} wanted={wanted} onSeek={seek} shown={shown.length} reading={reading} readAll={readAll} />
      {pages.trouble && <TroubleNotice trouble={pages.trouble} again={pages.again} />}
      {pages.rows === null && !pages.trouble && <p role="status">{say('loading')}</p>}
      {pages.rows?.length === 0 && <p class="empty">{say(props.emptyKey ?? 'console-list-empty')}</p>}
      {pages.rows !== null && pages.rows.length > 0 && <Rows {...props} rows={shown} order={order} onSort={sort} />}
      {pages.hasMore && (
        <button type="button" class="chip" aria-disabled={pages.asking} onClick={pages.more}>
          {say('console-list-more')}
        </button>
      )}
    </div>
  );
}
