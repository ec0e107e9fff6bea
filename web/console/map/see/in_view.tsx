/** The map as a list, for who does not use a mouse: everything in the window that is not hidden. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { Pace } from '../../live/pace';
import type { Chart } from '../chart';
import { HitList } from './hit_list';
import type { Hit } from './hits';
import { inView } from './hits';

/** More than this nobody reads through; then it helps to look closer. */
const MOST = 60;
const LEAST_MS = 1_000;

type InViewProps = { readonly chart: Chart; readonly onZone: (hit: Hit) => void; readonly onClose: () => void };

export function InView({ chart, onZone, onClose }: InViewProps) {
  const { say } = useReader();
  const [hits, setHits] = useState<readonly Hit[]>([]);
  useEffect(() => {
    const pace = new Pace(() => setHits(inView(chart.map, chart.layers)), LEAST_MS);
    const look = () => pace.want();
    look();
    chart.map.on('idle', look);
    return () => {
      chart.map.off('idle', look);
      pace.stop();
    };
  }, [chart]);
  const groups = [...chart.layers]
    .reverse()
    .map((layer) => [layer, hits.filter((hit) => hit.layer === layer)] as const);
  return (
    <section
      class="inview card"
      aria-label={say('console-map-in-view')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <button type="button" class="close" aria-label={say('console-map-close')} onClick={onClose}>
        ×
      </button>
      <h2>{say('console-map-in-view')}</h2>
      {hits.length === 0 && <p class="empty">{say('console-map-nothing-in-view')}</p>}
      {groups.map(([layer, members]) =>
        members.length === 0 ? null : (
          <section key={layer.key} aria-label={say(`console-map-layer-${layer.key}`)}>
            <h3>
              {say(`console-map-layer-${layer.key}`)} <small>{members.length}</small>
            </h3>
            <HitList hits={members.slice(0, MOST)} onZone={onZone} />
            {members.length > MOST && <p class="faint">{say('console-map-more', { count: members.length - MOST })}</p>}
          </section>
        ),
      )}
    </section>
  );
}
