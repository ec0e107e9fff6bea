/** What came, or would come, of every row and crew; what was refused stands first. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { csv, save } from '../list/files';
import { columnsOfRows, countOf, type Imported, OUTCOMES, type Row, reasonWords } from './import_model';

const SHOWN = 100;

export function ImportTable({ imported }: { readonly imported: Imported }) {
  const { say } = useReader();
  const [count, setCount] = useState(SHOWN);
  const { rows, crews, columns } = imported;
  const left = columns.filter(({ term }) => term === null).map(({ header }) => header);
  const ordered = [...rows].sort((one, other) => rank(one) - rank(other) || one.row - other.row);
  const write = () => save('roster-result.csv', 'text/csv;charset=utf-8', csv(rows, columnsOfRows(say)));
  return (
    <div class="list">
      <Counts titleKey="people-import-rows" all={rows} />
      {crews.length > 0 && <Counts titleKey="people-import-crews" all={crews} />}
      {left.length > 0 && <p class="faint">{say('people-import-left', { columns: left.join(', ') })}</p>}
      <div class="actions">
        <button type="button" class="chip" onClick={write}>
          {say('people-import-save')}
        </button>
      </div>
      <CrewFaults imported={imported} />
      <div class="scroll">
        <table>
          <caption class="unseen">{say('people-import-rows')}</caption>
          <thead>
            <tr>
              {['row', 'name', 'outcome', 'vehicle', 'crew'].map((one) => (
                <th key={one} scope="col" class="plain">
                  {say(`people-import-head-${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, count).map((row) => (
              <RowOf key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {ordered.length > count && (
        <button type="button" class="chip" onClick={() => setCount(ordered.length)}>
          {say('people-import-more', { count: ordered.length - count })}
        </button>
      )}
    </div>
  );
}

const rank = ({ outcome }: Row): number => (outcome === 'REFUSED' ? 0 : 1);

function RowOf({ row }: { readonly row: Row }) {
  const { say } = useReader();
  return (
    <tr>
      <td class="numeric">{row.row}</td>
      <td>{row.name || '—'}</td>
      <td>
        <span class={`outcome ${row.outcome.toLowerCase()}`}>{say(`roster-outcome-${row.outcome}`)}</span>
        {row.reason && (
          <div>
            {row.field && <strong>{say(`roster-column-${row.field}`)}: </strong>}
            {reasonWords(row.reason, say)}
          </div>
        )}
      </td>
      <td>
        <span class="mono">{row.plate}</span> {row.vehicle && <small>{say(`roster-outcome-${row.vehicle}`)}</small>}
      </td>
      <td>{row.crew}</td>
    </tr>
  );
}

type CountsProps = { readonly titleKey: string; readonly all: readonly { readonly outcome: string }[] };

function Counts({ titleKey, all }: CountsProps) {
  const { say } = useReader();
  return (
    <p class="counts">
      <strong>{say(titleKey)}</strong>{' '}
      {OUTCOMES.filter((one) => countOf(all, one) > 0).map((one) => (
        <span key={one} class={`outcome ${one.toLowerCase()}`}>
          {countOf(all, one)} {say(`roster-outcome-${one}`)}
        </span>
      ))}
    </p>
  );
}

function CrewFaults({ imported }: { readonly imported: Imported }) {
  const { say } = useReader();
  const refused = imported.crews.filter(({ reason }) => reason !== null);
  if (refused.length === 0) return null;
  return (
    <ul class="faults">
      {refused.map(({ name, reason }) => (
        <li key={name}>
          <strong>{name}</strong>: {reasonWords(reason, say)}
        </li>
      ))}
    </ul>
  );
}
