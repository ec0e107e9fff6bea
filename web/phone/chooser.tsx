/** Whose phone to look at. */
import { useReader } from '../shared/context';
import type { Owner } from './phone';

type ChooserProps = { owners: readonly Owner[]; chosen: string; onChoose: (login: string) => void };

export function Chooser({ owners, chosen, onChoose }: ChooserProps) {
  const { say } = useReader();
  return (
    <fieldset class="owners">
      <legend>{say('phone-whose')}</legend>
      {owners.map((owner) => (
        <label key={owner.login} class="card">
          <input
            type="radio"
            name="owner"
            value={owner.login}
            checked={owner.login === chosen}
            onChange={() => onChoose(owner.login)}
          />
          <span>
            {owner.name}
            <small>{describe(owner, say(`Role-${owner.role}`))}</small>
          </span>
          {owner.shown > 0 && (
            <span class="badge">
              {owner.shown} <span class="unseen">{say('phone-count', { count: owner.shown })}</span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

const describe = (owner: Owner, role: string) => (owner.organisation ? `${role}, ${owner.organisation}` : role);
