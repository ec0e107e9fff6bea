/** The table itself. Arrows, j and k go from row to row; Enter opens. */
import { useReader } from '../../shared/context';
import type { ListProps, Selection } from './list';
import type { Column, Order } from './model';

type RowsProps<T> = ListProps<T> & {
  readonly rows: readonly T[];
  readonly order: Order | null;
  readonly onSort: (key: string) => void;
};

export function Rows<T>(props: RowsProps<T>) {
  const { say } = useReader();
  const { rows, columns, keyOf, href, selection, current } = props;
  const shown = columns.filter(({ isHidden }) => !isHidden);
  return (
    <div class="scroll">
      <table>
        <caption class="unseen">{say(props.title)}</caption>
        <thead>
          <tr>
            {selection && <AllOf rows={rows} keyOf={keyOf} selection={selection} />}
            {shown.map((column) => (
              <Heading key={column.key} column={column} order={props.order} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={step}>
          {rows.map((row) => {
            const key = keyOf(row);
            return (
              <tr key={key} aria-current={key === current ? 'true' : undefined}>
                {selection && <BoxOf name={key} label={String(shown[0]?.value(row) ?? key)} selection={selection} />}
                {shown.map((column, at) => (
                  <td key={column.key} class={at === 0 ? 'name' : column.isNumeric ? 'numeric' : undefined}>
                    {at === 0 ? <a href={href(row)}>{cellOf(column, row)}</a> : cellOf(column, row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const cellOf = <T,>(column: Column<T>, row: T) => (column.cell ? column.cell(row) : column.value(row));

type HeadingProps<T> = { column: Column<T>; order: Order | null; onSort: (key: string) => void };

function Heading<T>({ column, order, onSort }: HeadingProps<T>) {
  const { say } = useReader();
  const isOrdered = order?.key === column.key;
  const direction = isOrdered ? (order.isDown ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={direction} class={column.isNumeric ? 'numeric' : undefined}>
      <button type="button" onClick={() => onSort(column.key)}>
        {say(column.title)}
        <span aria-hidden="true">{isOrdered ? (order.isDown ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

type AllProps<T> = { rows: readonly T[]; keyOf: (row: T) => string; selection: Selection };

function AllOf<T>({ rows, keyOf, selection }: AllProps<T>) {
  const { say } = useReader();
  const isAll = rows.length > 0 && rows.every((row) => selection.keys.has(keyOf(row)));
  return (
    <th scope="col">
      <input
        type="checkbox"
        aria-label={say('console-list-all')}
        checked={isAll}
        onChange={() => selection.change(new Set(isAll ? [] : rows.map(keyOf)))}
      />
    </th>
  );
}

function BoxOf({ name, label, selection }: { name: string; label: string; selection: Selection }) {
  const toggle = () => {
    const keys = new Set(selection.keys);
    if (!keys.delete(name)) keys.add(name);
    selection.change(keys);
  };
  return (
    <td>
      <input type="checkbox" aria-label={label} checked={selection.keys.has(name)} onChange={toggle} />
    </td>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function step(event: KeyboardEvent): void {
  const by = STEPS[event.key];
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  if (by === undefined || !row || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
  const link = next?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
