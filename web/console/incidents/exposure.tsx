/** Every zone within 500 m: inside, crosses or near, how far, and how far the metres can be believed. */
import { useId, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { EXPOSURE, EXPOSURE_STIRS, type Exposed, readExposure } from './exposure_model';
import { fromField, toField } from './local_input';
import { useNow } from './shown';

type ExposureProps = {
  readonly id: string;
  /** The instant that the map shows; null: now. */
  readonly at: string | null;
};

export function Exposure({ id, at }: ExposureProps) {
  const { say, language } = useReader();
  const [typed, setTyped] = useState<Date | null>(null);
  const field = useId();
  const nowMs = useNow(60_000);
  const asks = typed?.toISOString() ?? at;
  const asked = useAsked(EXPOSURE, { id, at: asks }, readExposure, EXPOSURE_STIRS);
  return (
    <section>
      <h2>{asks === null ? say('exposure-now') : say('exposure-at', { at: dayAndTime(new Date(asks), language) })}</h2>
      <div class="filters">
        <span class="filter">
          <label for={field}>{say('exposure-when')}</label>
          <input
            id={field}
            type="datetime-local"
            value={toField(typed ?? new Date(at ?? nowMs))}
            onChange={(event) => setTyped(fromField(event.currentTarget.value))}
          />
        </span>
        {typed !== null && (
          <button type="button" class="chip" onClick={() => setTyped(null)}>
            {say(at === null ? 'exposure-back-to-now' : 'exposure-back-to-map')}
          </button>
        )}
      </div>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value?.length === 0 && <p class="faint">{say('exposure-none')}</p>}
      <ul class="exposure">
        {(asked.value ?? []).map((each) => (
          <OneZone key={each.zone.id} exposed={each} />
        ))}
      </ul>
    </section>
  );
}

function OneZone({ exposed }: { readonly exposed: Exposed }) {
  const { say } = useReader();
  const { zone, relation, rule, approval, wins } = exposed;
  return (
    <li class={wins ? 'wins' : undefined}>
      <span class={`badge Relation ${relation}`}>{say(`Relation-${relation}`)}</span>{' '}
      <a href={hrefTo('zones', [zone.id])}>{say('incidents-zone', { name: zone.name, number: zone.number })}</a>
      <span class="under">
        {metres(exposed, say)} · {border(exposed, say)}
      </span>
      <span class="under">
        <span class={`badge Rule ${rule}`}>{say(`Rule-${rule}`)}</span>
        {rule === 'PERMIT' && ` ${say(`exposure-${approval}`)}`}
        {wins && ` · ${say('exposure-wins')}`}
      </span>
    </li>
  );
}

type Say = ReturnType<typeof useReader>['say'];

function metres({ relation, distanceM, boundaryM }: Exposed, say: Say): string {
  if (distanceM === null) return say('exposure-shapeless');
  if (relation === 'NEAR') return say('exposure-away', { m: Math.round(distanceM) });
  if (relation === 'CROSSES') return say('exposure-on-it');
  return boundaryM === null ? say('exposure-deep') : say('exposure-inside', { m: Math.round(boundaryM) });
}

function border({ quality, qualityM }: Exposed, say: Say): string {
  return quality === 'APPROXIMATE' && qualityM !== null
    ? say('exposure-approximate', { m: qualityM })
    : say(`exposure-border-${quality}`);
}
