/** The schematic map with its moment, legend and the same facts as a table. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { hourAndMinute } from '../shared/local_time';
import type { Post } from './demo';
import { levelName } from './level_name';
import { ZoneMap } from './map';
import { Sealed } from './sealed';
import { Units } from './units';
import { inForce, nextChange, strictness, type Zone } from './zones';

type Props = { zones: readonly Zone[]; checkpoints: readonly Post[]; now: Date };

export function MapSection({ zones, checkpoints, now }: Props) {
  const { say } = useReader();
  const [later, setLater] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const change = nextChange(zones, now);
  const shown = inForce(zones, later && change ? change.at : now);
  return (
    <section class="map" aria-labelledby="map-title">
      <div class="maphead">
        <h2 id="map-title">{say('map-title')}</h2>
        {change && <Moment later={later} at={change.at} onChange={setLater} />}
      </div>
      <div class="mapbody">
        <figure class="card">
          <ZoneMap zones={shown} checkpoints={checkpoints} marked={marked} onMark={setMarked} />
          <figcaption>
            <Legend zones={shown} checkpoints={checkpoints} />
            <strong>{say('map-caveat')}</strong>
          </figcaption>
        </figure>
        <div class="facts">
          <Units zones={zones} now={now} change={change} marked={marked} onMark={setMarked} />
          <Sealed zones={shown} />
        </div>
      </div>
    </section>
  );
}

function Moment({ later, at, onChange }: { later: boolean; at: Date; onChange: (later: boolean) => void }) {
  const { language, say } = useReader();
  return (
    <fieldset class="switch">
      <legend class="unseen">{say('map-when')}</legend>
      <button type="button" aria-pressed={!later} onClick={() => onChange(false)}>
        {say('map-now')}
      </button>
      <button type="button" aria-pressed={later} onClick={() => onChange(true)}>
        {say('map-after', { time: hourAndMinute(at, language) })}
      </button>
    </fieldset>
  );
}

function Legend({ zones, checkpoints }: { zones: readonly Zone[]; checkpoints: readonly Post[] }) {
  const { say } = useReader();
  const levels = [...new Set(zones.filter((zone) => zone.kind === 'UNIT').map((zone) => zone.level))];
  return (
    <ul class="legend" aria-label={say('map-legend')}>
      {levels
        .sort((a, b) => strictness(a) - strictness(b))
        .map((level) => (
          <li key={level} class={level}>
            <i class="swatch" />
            {levelName(say, level)}
          </li>
        ))}
      {zones.some((zone) => zone.kind === 'LOCKDOWN') && (
        <li class="LOCKDOWN">
          <i class="swatch" />
          {say('map-sealed')}
        </li>
      )}
      {checkpoints.length > 0 && (
        <li class="CHECKPOINT">
          <i class="swatch" />
          {say('map-checkpoint')}
        </li>
      )}
    </ul>
  );
}
