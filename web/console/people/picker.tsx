/** Choosing from many by a few letters of the name or plate, without diacritics; what is found can also be dragged. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { folded } from '../list/model';

export type Choice = { readonly id: string; readonly name: string; readonly note: string };

type Props = {
  readonly label: string;
  /** Null while they are read. */
  readonly choices: readonly Choice[] | null;
  readonly choose: (id: string) => void;
  readonly chooseKey: string;
};

const SHOWN = 8;
export const DRAGGED = 'application/x-fieldpass-id';

export function Picker({ label, choices, choose, chooseKey }: Props) {
  const { say } = useReader();
  const [wanted, setWanted] = useState('');
  const words = folded(wanted).split(' ').filter(Boolean);
  const found = (choices ?? []).filter(({ name, note }) => {
    const all = folded(`${name} ${note}`);
    return words.every((word) => all.includes(word) || all.replace(/[^a-z0-9]/g, '').includes(word));
  });
  return (
    <div class="picker">
      <label>
        {label}
        <input
          type="search"
          value={wanted}
          autocomplete="off"
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (first && wanted) choose(first.id);
            setWanted('');
          }}
        />
      </label>
      {choices === null && <p role="status">{say('loading')}</p>}
      {choices !== null && found.length === 0 && <p class="empty">{say('people-pick-none')}</p>}
      <ul class="choices">
        {found.slice(0, SHOWN).map(({ id, name, note }) => (
          <li key={id} draggable onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, id)}>
            <span>
              {name} <small class="faint">{note}</small>
            </span>
            <button type="button" class="chip" aria-label={`${say(chooseKey)}: ${name}`} onClick={() => choose(id)}>
              {say(chooseKey)}
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p class="faint">{say('people-pick-more', { count: found.length - SHOWN })}</p>}
    </div>
  );
}
