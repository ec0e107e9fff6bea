/** Something among many, found by a few letters of its name. */
import { useId, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { folded } from './list/model';

export type Choice = { readonly key: string; readonly words: string; readonly hint?: string };

type FinderProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
  readonly name?: string;
};

const MOST = 8;

export function Finder({ label, choices, onChoose, name }: FinderProps) {
  const { say } = useReader();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const words = folded(wanted).split(' ').filter(Boolean);
  const found = words.length === 0 ? [] : choices.filter((one) => words.every((word) => matches(one, word)));
  const choose = (one: Choice) => {
    setWanted('');
    onChoose(one);
  };
  return (
    <div class="field finder">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        name={name}
        autocomplete="off"
        value={wanted}
        aria-describedby={`${id}-count`}
        onInput={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [only] = found;
          if (event.key !== 'Enter' || !only) return;
          event.preventDefault();
          choose(only);
        }}
      />
      <p id={`${id}-count`} class="hint" role="status">
        {words.length > 0 && say('console-finder-count', { count: found.length })}
      </p>
      <ul class="found">
        {found.slice(0, MOST).map((one) => (
          <li key={one.key}>
            <button type="button" onClick={() => choose(one)}>
              {one.words}
              {one.hint && <small>{one.hint}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const matches = ({ words, hint = '' }: Choice, word: string) => folded(`${words} ${hint}`).includes(word);
