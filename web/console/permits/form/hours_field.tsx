/** Spans of every day in which the permit is good; none: at any hour. */
import { useReader } from '../../../shared/context';
import type { Wish } from './wish';

type HoursProps = { readonly hours: Wish['hours']; readonly onChange: (hours: Wish['hours']) => void };

const MOST = 4;

export function HoursField({ hours, onChange }: HoursProps) {
  const { say } = useReader();
  const amend = (at: number, changes: Partial<Wish['hours'][number]>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <fieldset class="hours">
      <legend>{say('permits-desk-hours')}</legend>
      {hours.length === 0 && <p class="faint">{say('permits-desk-any-hour')}</p>}
      {hours.map((one, at) => (
        <div class="pair" key={at}>
          {(['from', 'to'] as const).map((edge) => (
            <label key={edge}>
              <span class="unseen">{say(`permits-desk-hours-${edge}`, { number: at + 1 })}</span>
              <input
                type="time"
                value={one[edge]}
                onInput={(event) => amend(at, { [edge]: event.currentTarget.value })}
              />
            </label>
          ))}
          <button type="button" class="chip" onClick={() => onChange(hours.filter((_, index) => index !== at))}>
            {say('permits-desk-hours-out')}
          </button>
        </div>
      ))}
      {hours.length < MOST && (
        <button type="button" class="chip" onClick={() => onChange([...hours, { from: '06:00', to: '18:00' }])}>
          {say('permits-desk-hours-add')}
        </button>
      )}
    </fieldset>
  );
}
