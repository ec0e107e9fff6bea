/** Which rows are chosen to be decided together: of one organisation and purpose. */
import { useMemo, useState } from 'preact/hooks';
import type { ApplicationRow } from '../application_model';
import { isAlike } from './batch';

export type Chosen = {
  readonly keys: ReadonlySet<string>;
  /** In the order of the queue; those that are gone from it are left out. */
  readonly rows: readonly ApplicationRow[];
  /** False: it is not of the same organisation and purpose as the others. */
  readonly toggle: (row: ApplicationRow) => boolean;
  readonly alikeTo: (row: ApplicationRow) => void;
  readonly clear: () => void;
};

export function useChosen(queue: readonly ApplicationRow[]): Chosen {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => queue.filter(({ id }) => keys.has(id)), [queue, keys]);
  return {
    keys,
    rows,
    toggle: (row) => {
      const [other] = rows;
      if (other && !keys.has(row.id) && !isAlike(other, row)) return false;
      const after = new Set(rows.map(({ id }) => id));
      if (!after.delete(row.id)) after.add(row.id);
      setKeys(after);
      return true;
    },
    alikeTo: (row) => setKeys(new Set(queue.filter((one) => isAlike(one, row)).map(({ id }) => id))),
    clear: () => setKeys(new Set()),
  };
}
