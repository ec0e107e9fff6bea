/** The work orders for an incident. */
import { useReader } from '../../shared/context';
import { type Json, list, object, optionalText, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import { Badge } from './shown';
import { WORK_STIRS } from './work_model';

type Order = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly state: string;
  readonly progress: string | null;
  readonly crew: string | null;
};

const WORK_OF = `query ConsoleWorkOf($incident: ID!) { workOrders(first: 50, filter: {incident: $incident}) {
  edges { node { id reference title state progress crew { name } } } } }`;

const readWork = (data: Json): readonly Order[] =>
  list(object(data.workOrders, 'workOrders').edges, 'edges', (edge, where) => {
    const one = object(object(edge, where).node, where);
    return {
      id: text(one.id, where),
      reference: text(one.reference, where),
      title: text(one.title, where),
      state: text(one.state, where),
      progress: optionalText(one.progress, where),
      crew: one.crew === null ? null : text(object(one.crew, where).name, where),
    };
  });

export function WorkOf({ incident }: { readonly incident: string }) {
  const { say } = useReader();
  const { value } = useAsked(WORK_OF, { incident }, readWork, WORK_STIRS);
  if (value === null || value.length === 0) return null;
  return (
    <section>
      <h2>{say('incidents-work')}</h2>
      <ul class="plain">
        {value.map((order) => (
          <li key={order.id}>
            <a href={hrefTo('work', [order.id])}>
              <span class="mono">{order.reference}</span> {order.title}
            </a>{' '}
            <Badge type="WorkOrderState" value={order.state} />
            {order.crew !== null && (
              <span class="under">
                {order.crew}
                {order.progress !== null && ` · ${say(`CrewProgress-${order.progress}`)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
