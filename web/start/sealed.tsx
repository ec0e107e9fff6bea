/** The small zones the map can hardly show, and those it cannot show at all. */
import { useReader } from '../shared/context';
import type { Zone } from './zones';

export function Sealed({ zones }: { zones: readonly Zone[] }) {
  const { say } = useReader();
  const sealed = zones.filter((zone) => zone.kind !== 'UNIT');
  if (sealed.length === 0) return null;
  return (
    <div class="card sealed">
      <h3>{say('sealed-title')}</h3>
      <ul>
        {sealed.map((zone) => (
          <li key={zone.code}>
            {zone.name}
            <small>
              {say(`Restriction-${zone.restriction}`)}
              {zone.rings.length === 0 && `. ${say('sealed-shapeless')}`}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
