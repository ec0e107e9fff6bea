/** The queue: what waits, which one is open, which ones are chosen to be decided together. */
import { useEffect, useRef } from 'preact/hooks';
import { ageWords } from '../../../shared/age';
import { useReader } from '../../../shared/context';
import { serverNow, useViewer } from '../../viewer';
import type { ApplicationRow } from '../application_model';
import { useNames } from '../names';

type QueueProps = {
  readonly rows: readonly ApplicationRow[];
  readonly current: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (row: ApplicationRow) => void;
};

export function QueueList({ rows, current, chosen, onOpen, onChoose }: QueueProps) {
  const { say } = useReader();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <nav class="queue" aria-label={say('applications-desk-queue')} tabIndex={0}>
      <ul class="plain" ref={list}>
        {rows.map((row) => (
          <li key={row.id} class={row.id === current ? 'open' : undefined}>
            <input
              type="checkbox"
              aria-label={say('applications-desk-choose', { reference: row.reference })}
              checked={chosen.has(row.id)}
              onChange={() => onChoose(row)}
            />
            <button type="button" aria-current={row.id === current ? 'true' : undefined} onClick={() => onOpen(row.id)}>
              <Words row={row} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Words({ row }: { readonly row: ApplicationRow }) {
  const { say } = useReader();
  const names = useNames();
  const viewer = useViewer();
  const since = (row.submittedAt ?? row.createdAt).getTime();
  const { unit, count } = ageWords((serverNow(viewer) - since) / 1000);
  return (
    <>
      <span class="what">
        <b>{say(`Purpose-${row.purpose}`)}</b> · {names.organisation(row.organisation)}
      </span>
      <small class="faint">
        <span class="mono">{row.reference}</span> · {say('applications-desk-people', { count: row.holders })} ·{' '}
        {row.zones.map((one) => names.zone(one)?.name ?? one).join(', ')} ·{' '}
        {say(`applications-desk-age-${unit}`, { count })}
      </small>
    </>
  );
}
