/** The map's facts as a table: each unit's level now and after the announced change. */
import { useReader } from '../shared/context';
import { hourAndMinute } from '../shared/local_time';
import { levelName } from './level_name';
import { type Change, type Row, unitRows, type Zone } from './zones';

type Marking = { marked: string | null; onMark: (code: string | null) => void };
type Props = Marking & { zones: readonly Zone[]; now: Date; change: Change | null };

export function Units({ zones, now, change, marked, onMark }: Props) {
  const { language, say } = useReader();
  return (
    <table class="card units">
      <caption class="unseen">{say('units-title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('units-unit')}</th>
          <th scope="col">{say('units-before')}</th>
          {change && <th scope="col">{say('units-after', { time: hourAndMinute(change.at, language) })}</th>}
        </tr>
      </thead>
      <tbody>
        {unitRows(zones, now, change).map((row) => (
          <Unit key={row.code} row={row} both={change !== null} marked={marked} onMark={onMark} />
        ))}
      </tbody>
    </table>
  );
}

function Unit({ row, both, marked, onMark }: Marking & { row: Row; both: boolean }) {
  const { say } = useReader();
  return (
    <tr
      class={row.code === marked ? 'marked' : ''}
      onMouseEnter={() => onMark(row.code)}
      onMouseLeave={() => onMark(null)}
    >
      <th scope="row">{row.name}</th>
      <td>
        <Chip level={row.before} />
      </td>
      {both && (
        <td>{row.before === row.after ? <span class="same">{say('units-same')}</span> : <Chip level={row.after} />}</td>
      )}
    </tr>
  );
}

function Chip({ level }: { level: string }) {
  const { say } = useReader();
  return <span class={`level ${level}`}>{levelName(say, level)}</span>;
}
