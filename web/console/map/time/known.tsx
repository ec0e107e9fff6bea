/** What the map knows of the instant: everything said until today, or only what had been said by then. */
import { useReader } from '../../../shared/context';
import { lookAt, type Moment } from '../moment';
import { fromInput, toInput } from './local_input';

type Way = 'now' | 'then' | 'own';

const wayOf = ({ at, known }: Moment): Way => (known === null ? 'now' : known === at ? 'then' : 'own');

/** A minute past, so that an own instant is told apart from the one that is shown. */
const OWN_MS = 60_000;

export function Known({ moment }: { readonly moment: Moment }) {
  const { say } = useReader();
  const { at, known } = moment;
  if (at === null) return null;
  const way = wayOf(moment);
  const own = new Date(Date.parse(at) - OWN_MS).toISOString();
  const choose = (chosen: Way) => lookAt({ at, known: chosen === 'now' ? null : chosen === 'then' ? at : own });
  const type = (text: string) => {
    const ms = fromInput(text);
    if (ms !== null) lookAt({ at, known: new Date(ms).toISOString() });
  };
  return (
    <div class="known">
      <label>
        {say('console-map-known')}{' '}
        <select value={way} onChange={(event) => choose(event.currentTarget.value as Way)}>
          {(['now', 'then', 'own'] as const).map((one) => (
            <option key={one} value={one}>
              {say(`console-map-known-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {way === 'own' && known !== null && (
        <label>
          <span class="unseen">{say('console-map-known-own')}</span>
          <input
            type="datetime-local"
            value={toInput(Date.parse(known))}
            onChange={(event) => type(event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}
