/** The stops of a run, in their order: done, or missed. */
import { useReader } from '../../../shared/context';
import { uuid } from '../../../shared/uuid';
import { useCrew } from '../../use_crew';
import type { RunStop } from '../../work/model';
import type { WorkNow } from '../../work/rules';
import { Coordinates } from './where';

export function Run({ work: { order, unsent } }: { work: WorkNow }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const left = order.stops.filter(({ state }) => state === 'PLANNED').length;
  const finish = ({ id, label }: RunStop, state: 'DONE' | 'MISSED') => {
    const { title, version } = order;
    void crew.did({ kind: 'RUN_STOP', order: order.id, title, version, deed: uuid(), stop: id, label, state });
  };
  return (
    <>
      <h4>{say('crew-work-stops', { left, count: order.stops.length })}</h4>
      <ol class="run">
        {order.stops.map((stop) => (
          <li key={stop.id} class={stop.state}>
            <strong>{stop.label}</strong>
            <Coordinates place={stop.place} />
            {stop.state === 'PLANNED' ? (
              <Choice stop={stop} onChoice={(state) => finish(stop, state)} />
            ) : (
              <span>
                {say(`WorkStopState-${stop.state}`)}{' '}
                {unsent.stops.includes(stop.id) && <span class="unsent">{say('crew-work-unsent')}</span>}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Choice({ stop, onChoice }: { stop: RunStop; onChoice: (state: 'DONE' | 'MISSED') => void }) {
  const { say } = useReader();
  return (
    <span class="choice">
      {(['DONE', 'MISSED'] as const).map((state) => (
        <button
          type="button"
          key={state}
          class={state === 'DONE' ? 'big primary' : 'big'}
          aria-label={`${stop.label}: ${say(`WorkStopState-${state}`)}`}
          onClick={() => onChoice(state)}
        >
          {say(`WorkStopState-${state}`)}
        </button>
      ))}
    </span>
  );
}
