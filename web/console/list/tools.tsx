/** What stands above a list: words to find, how many there are, and the two files. */
import { useReader } from '../../shared/context';
import { csv, geojson, save } from './files';
import type { ListProps } from './list';

type ToolsProps<T> = ListProps<T> & {
  readonly wanted: string;
  readonly onSeek: (words: string) => void;
  readonly shown: number;
  /** How many rows were read so far, while the rest is read. */
  readonly reading: number | null;
  readonly readAll: () => Promise<readonly T[] | null>;
};

export function Tools<T>(props: ToolsProps<T>) {
  const { name, columns, pages, place, wanted, onSeek, shown, reading, readAll } = props;
  const { say } = useReader();
  const count = pages.rows?.length ?? 0;
  const write = async (kind: 'csv' | 'geojson') => {
    const rows = await readAll();
    if (rows === null) return;
    if (kind === 'csv') save(`${name}.csv`, 'text/csv;charset=utf-8', csv(rows, columns));
    else if (place) save(`${name}.geojson`, 'application/geo+json', geojson(rows, columns, place));
  };
  return (
    <div class="tools">
      {!props.isSoughtElsewhere && (
        <label class="seek">
          <span class="unseen">{say('console-list-seek')}</span>
          <input
            type="search"
            value={wanted}
            placeholder={say('console-list-seek')}
            onInput={(event) => onSeek(event.currentTarget.value)}
          />
        </label>
      )}
      <span class="count" role="status">
        {reading !== null
          ? say('console-list-reading', { count: reading })
          : say(pages.hasMore ? 'console-list-count-more' : 'console-list-count', { shown, count })}
      </span>
      <button type="button" class="chip" onClick={() => write('csv')}>
        CSV
      </button>
      {place && (
        <button type="button" class="chip" onClick={() => write('geojson')}>
          GeoJSON
        </button>
      )}
    </div>
  );
}
