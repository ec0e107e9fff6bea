/** Who or what is in a crew: others can be dropped here, one of the members leads. */
import { useReader } from '../../shared/context';
import { type Choice, DRAGGED } from './picker';

type Props = {
  readonly titleKey: string;
  readonly emptyKey: string;
  readonly seated: readonly Choice[];
  readonly lead?: string;
  readonly onLead?: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly drop: (id: string) => void;
};

export function Seats({ titleKey, emptyKey, seated, lead, onLead, remove, drop }: Props) {
  const { say } = useReader();
  return (
    <fieldset
      class="seats"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const id = event.dataTransfer?.getData(DRAGGED);
        if (!id) return;
        event.preventDefault();
        drop(id);
      }}
    >
      <legend>{say(titleKey)}</legend>
      {seated.length === 0 && <p class="empty">{say(emptyKey)}</p>}
      <ul class="choices">
        {seated.map(({ id, name, note }) => (
          <li key={id}>
            <span>
              {name} <small class="faint">{note}</small>
            </span>
            {onLead && (
              <label class="box">
                <input
                  type="radio"
                  name="lead"
                  checked={id === lead}
                  aria-label={`${say('people-lead')}: ${name}`}
                  onChange={() => onLead(id)}
                />
                {say('people-lead')}
              </label>
            )}
            <button
              type="button"
              class="chip"
              aria-label={`${say('people-seat-remove')}: ${name}`}
              onClick={() => remove(id)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
