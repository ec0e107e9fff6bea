/** Whatever panel is open: how many stopped crews wait, in the page's title, above the map, and said aloud once each. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { usePages } from '../live/use_pages';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { readStops, STOP_STIRS, STOPS, type Stop } from './stop_model';

const NONE: readonly Stop[] = [];

export function StopBell() {
  const { say } = useReader();
  const viewer = useViewer();
  const isHeard = viewer.actions.has('READ_STOPS');
  const pages = usePages(isHeard ? STOPS : null, { filter: { status: 'OPEN' } }, readStops, STOP_STIRS);
  const stops = pages.rows ?? NONE;
  const newest = useNewest(pages.rows);
  useTitle(stops.length);
  return (
    <div role="status" class={stops.length > 0 ? 'stop-bell rings' : 'stop-bell'}>
      {stops.length > 0 && (
        <>
          <a href={hrefTo('stops')}>{say('stops-bell', { count: stops.length })}</a>{' '}
          {newest && say('stops-bell-newest', { crew: newest.crewName ?? say('stops-some-crew') })}
        </>
      )}
    </div>
  );
}

/** The last one that came while the page was open. */
function useNewest(rows: readonly Stop[] | null): Stop | null {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [newest, setNewest] = useState<Stop | null>(null);
  useEffect(() => {
    if (rows === null) return;
    const before = known.current;
    known.current = new Set(rows.map(({ id }) => id));
    const fresh = before && rows.find(({ id }) => !before.has(id));
    setNewest((last) => fresh || (last && known.current?.has(last.id) ? last : null));
  }, [rows]);
  return newest;
}

function useTitle(count: number): void {
  const { say } = useReader();
  const title = say('console-title');
  const counted = count === 0 ? title : `(${count}) ${title}`;
  useEffect(() => {
    // After the page has put its own title, which it does when the language changes.
    const timer = setTimeout(() => {
      document.title = counted;
    });
    return () => clearTimeout(timer);
  }, [counted, say]);
}
