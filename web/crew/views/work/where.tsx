/** When and where an order is, and which permit opens which zone of it. */

import { useReader } from '../../../shared/context';
import { CopyButton } from '../../../shared/copy';
import { dayAndTime } from '../../../shared/day';
import type { Kept, Place } from '../../model';
import type { Cover, WorkOrder } from '../../work/model';
import { placeWords } from '../../work/rules';

export function WhenAndWhere({ order }: { order: WorkOrder }) {
  const { say, language } = useReader();
  const at = (ms: number) => dayAndTime(new Date(ms), language);
  const { startsMs, endsMs } = order;
  const place = order.place ?? order.route[0] ?? null;
  return (
    <dl>
      <dt>{say('crew-work-when')}</dt>
      <dd>
        {startsMs === null && endsMs === null && say('crew-work-any-time')}
        {startsMs !== null && say('crew-from', { at: at(startsMs) })}{' '}
        {endsMs !== null && say('crew-until', { at: at(endsMs) })}
      </dd>
      {place && (
        <>
          <dt>{say(order.route.length > 0 ? 'crew-work-begins' : 'crew-work-where')}</dt>
          <dd>
            <Coordinates place={place} />
          </dd>
        </>
      )}
      <dt>{say('crew-work-reference')}</dt>
      <dd class="mono">{order.reference}</dd>
    </dl>
  );
}

/** Copied into whatever map the phone has. */
export function Coordinates({ place }: { place: Place }) {
  const { say } = useReader();
  return (
    <span class="coordinates">
      <span class="mono">{placeWords(place)}</span>{' '}
      <CopyButton value={placeWords(place)} label={say('crew-work-where')} />
    </span>
  );
}

export function Covers({ kept, order }: { kept: Kept; order: WorkOrder }) {
  const { say } = useReader();
  return (
    <>
      <h4>{say('crew-work-covers')}</h4>
      {order.covers.length === 0 && <p>{say('crew-work-no-zones')}</p>}
      <ul class="covers">
        {order.covers.map((cover) => (
          <li key={cover.zone}>
            <strong>{kept.zones[cover.zone] ?? say('crew-zone', { number: cover.zone })}</strong>
            <CoverWords kept={kept} cover={cover} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CoverWords({ kept, cover }: { kept: Kept; cover: Cover }) {
  const { say, language } = useReader();
  const reference = kept.papers.find(({ id }) => id === cover.permit)?.reference;
  const { forbiddenFromMs, asks, permit, missing } = cover;
  const isLacking = asks === 'PERMIT' && permit === null;
  return (
    <>
      {forbiddenFromMs !== null && (
        <span class="bad">
          {say('crew-work-forbidden-from', { at: dayAndTime(new Date(forbiddenFromMs), language) })}
        </span>
      )}
      {asks === 'FREE' && <span>{say('Asks-FREE')}</span>}
      {permit !== null && <span class="good">{say('crew-work-covered', { reference: reference ?? '' })}</span>}
      {isLacking && <span class="bad">{say('crew-work-lacking')}</span>}
      {missing > (isLacking ? 1 : 0) && <span class="bad">{say('crew-work-missing', { count: missing })}</span>}
    </>
  );
}
