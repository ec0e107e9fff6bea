/** Whether what is shown is of now: a lost connection is said, since when, and that something was loaded anew. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { hourAndMinute } from '../shared/local_time';
import { useLiveState } from './live/context';
import { useViewer } from './viewer';

const SAID_FOR_MS = 15_000;

export function StatusStrip() {
  const { say, language } = useReader();
  const { offsetMs } = useViewer();
  const { status, gaps, heardMs } = useLiveState();
  const [isGapSaid, setGapSaid] = useState(false);
  useEffect(() => {
    if (gaps === 0) return;
    setGapSaid(true);
    const timer = setTimeout(() => setGapSaid(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [gaps]);
  const since = heardMs === null ? null : hourAndMinute(new Date(heardMs + offsetMs), language);
  return (
    <div class={`live-strip ${status}`} role="status">
      <span class="dot" aria-hidden="true" />
      <span>
        {status === 'lost' && since !== null
          ? say('console-live-lost-since', { since })
          : say(`console-live-${status}`)}
        {isGapSaid && <strong> {say('console-live-gap')}</strong>}
      </span>
    </div>
  );
}
