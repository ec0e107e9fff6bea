/** Things to choose from, each a link to its panel; those without a panel stand as words. */
import { useReader } from '../../../shared/context';
import { hrefTo } from '../../route';
import { partsOf } from '../layers/all';
import type { Hit } from './hits';

type HitListProps = {
  readonly hits: readonly Hit[];
  readonly onZone: (hit: Hit) => void;
  readonly onGone?: () => void;
};

export function HitList({ hits, onZone, onGone }: HitListProps) {
  const { say } = useReader();
  return (
    <ul class="hits">
      {hits.map((hit) => (
        <li key={`${hit.layer.key} ${hit.id} ${String(hit.properties.version)}`} class={`hit ${hit.layer.key}`}>
          {hit.layer.key === 'zones' ? (
            <button type="button" onClick={() => onZone(hit)}>
              {hit.layer.words(hit.properties, say)}
            </button>
          ) : hit.layer.panel === '' ? (
            <span>{hit.layer.words(hit.properties, say)}</span>
          ) : (
            <a href={hrefTo(hit.layer.panel, partsOf(hit.layer, hit.id))} onClick={onGone}>
              {hit.layer.words(hit.properties, say)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
