/** Whether what is shown is of now: a lost connection is said, and so is that something was loaded anew. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { useLiveState } from './live/context';

const SAID_FOR_MS = 15_000;

export function StatusStrip() {
  const { say } = useReader();
  const { status, gaps } = useLiveState();
  const [isGapSaid, setGapSaid] = useState(false);
  useEffect(() => {
    if (gaps === 0) return;
    setGapSaid(true);
    const timer = setTimeout(() => setGapSaid(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [gaps]);
  return (
    <div class={`live-strip ${status}`} role="status">
      <span class="dot" aria-hidden="true" />
      {say(`console-live-${status}`)}
      {isGapSaid && <strong> {say('console-live-gap')}</strong>}
    </div>
  );
}
