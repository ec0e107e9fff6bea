/** What a work order is about, who does it, and the permits it has. */
import { useReader } from '../../shared/context';
import { hrefTo } from '../route';
import { useNames } from './names';
import { Age, When } from './shown';
import { writtenPlace } from './typed_place';
import type { WorkOrder } from './work_model';

export function WorkFacts({ order }: { readonly order: WorkOrder }) {
  const { say } = useReader();
  const names = useNames();
  const { crew, incident, startsAt, endsAt, permits, stops, zones } = order;
  return (
    <dl class="facts">
      <dt>{say('work-purpose')}</dt>
      <dd>{say(`Purpose-${order.purpose}`)}</dd>
      <dt>{say('work-crew')}</dt>
      <dd>
        {crew === null ? say('work-nobody') : crew.name}
        {crew !== null && <span class="under">{[...crew.members.values()].join(', ')}</span>}
      </dd>
      {order.progressAt && <dt>{say('work-progress-since')}</dt>}
      {order.progressAt && (
        <dd>
          <Age at={order.progressAt} />
        </dd>
      )}
      {incident !== null && <dt>{say('work-incident')}</dt>}
      {incident !== null && (
        <dd>
          <a href={hrefTo('incidents', [incident])}>{say('work-open-incident')}</a>
        </dd>
      )}
      <dt>{say('incidents-place')}</dt>
      <dd>
        <Placed order={order} />
        {zones.length > 0 && <span class="under">{zones.map(names.zone).join(', ')}</span>}
        {stops.length > 0 && (
          <ol class="stops">
            {stops.map((stop) => (
              <li key={stop.id}>
                {stop.label} — {say(`WorkStopState-${stop.state}`)} {stop.doneAt && <When at={stop.doneAt} />}
              </li>
            ))}
          </ol>
        )}
      </dd>
      {startsAt && <dt>{say('work-appointment')}</dt>}
      {startsAt && (
        <dd>
          <When at={startsAt} />
          {endsAt && ' – '}
          {endsAt && <When at={endsAt} />}
        </dd>
      )}
      <dt>{say('work-permits')}</dt>
      <dd>
        {permits.length === 0 && <span class="faint">{say('work-no-permits')}</span>}
        {permits.map((permit) => (
          <span key={permit.id} class="under">
            <a href={hrefTo('permits', [permit.id])}>{permit.reference}</a> {say(`PermitStatus-${permit.status}`)}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function Placed({ order: { where, route } }: { readonly order: WorkOrder }) {
  const { say } = useReader();
  if (route.length > 0) return <>{say('work-route', { count: route.length })}</>;
  return where?.type === 'Point' ? (
    <span class="mono">{writtenPlace([where.coordinates[0] ?? 0, where.coordinates[1] ?? 0])}</span>
  ) : null;
}
