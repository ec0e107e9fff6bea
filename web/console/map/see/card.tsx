/** What was clicked: one zone in words, or several things to choose from. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { HitList } from './hit_list';
import type { Hit } from './hits';
import { ZoneCard } from './zone_card';

type CardProps = {
  readonly hits: readonly Hit[];
  readonly canOpen: boolean;
  readonly onChoose: (hit: Hit) => void;
  readonly onClose: () => void;
};

export function Card({ hits, canOpen, onChoose, onClose }: CardProps) {
  const { say } = useReader();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), [hits]);
  const [winner, ...others] = hits;
  const isGround = hits.every(({ layer }) => layer.key === 'zones');
  return (
    <section
      class="mapcard card"
      ref={place}
      tabIndex={-1}
      aria-label={say('console-map-clicked')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <button type="button" class="close" aria-label={say('console-map-close')} onClick={onClose}>
        ×
      </button>
      {isGround && winner ? (
        <>
          <ZoneCard hit={winner} canOpen={canOpen} />
          {others.length > 0 && <h3>{say('console-map-also-here')}</h3>}
          <HitList hits={others} onZone={onChoose} />
        </>
      ) : (
        <>
          <h2>{say('console-map-several', { count: hits.length })}</h2>
          <HitList hits={hits} onZone={onChoose} onGone={onClose} />
        </>
      )}
    </section>
  );
}
