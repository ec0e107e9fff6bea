/** One of many, found by words: Enter takes the first that is found. */
import { useId, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { folded } from '../list/model';

type PickProps<T> = {
  readonly label: string;
  /** Null: still loading. */
  readonly among: readonly T[] | null;
  readonly keyOf: (one: T) => string;
  readonly wordsOf: (one: T) => string;
  readonly onChoose: (one: T) => void;
  readonly hint?: string;
  readonly hasFocus?: boolean;
};

const MOST = 8;

export function Pick<T>({ label, among, keyOf, wordsOf, onChoose, hint, hasFocus = false }: PickProps<T>) {
  const { say } = useReader();
  const id = useId();
  const [typed, setTyped] = useState('');
  // Shut once somebody is chosen: a list that goes when a button below it is pressed moves the button from under the hand.
  const [isShut, setShut] = useState(false);
  const wanted = folded(typed).split(' ').filter(Boolean);
  const fitting = (among ?? []).filter((one) => {
    const words = folded(wordsOf(one));
    return wanted.every((word) => words.includes(word));
  });
  const choose = (one: T) => {
    setTyped('');
    setShut(true);
    onChoose(one);
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = fitting;
    if (first !== undefined && wanted.length > 0) choose(first);
  };
  return (
    <div class="pick">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        value={typed}
        placeholder={hint}
        ref={(one) => {
          if (hasFocus && one && !one.dataset.met) {
            one.dataset.met = 'yes';
            one.focus();
          }
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setShut(false);
        }}
        onClick={() => setShut(false)}
        onKeyDown={enter}
      />
      {among === null && <p role="status">{say('loading')}</p>}
      <ul class="plain found">
        {(isShut ? [] : fitting).slice(0, MOST).map((one) => (
          <li key={keyOf(one)}>
            <button type="button" onClick={() => choose(one)}>
              {wordsOf(one)}
            </button>
          </li>
        ))}
      </ul>
      {!isShut && fitting.length > MOST && (
        <small class="faint">{say('permits-desk-pick-more', { count: fitting.length - MOST })}</small>
      )}
      {among !== null && fitting.length === 0 && <small class="faint">{say('permits-desk-pick-none')}</small>}
    </div>
  );
}
