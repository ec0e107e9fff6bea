/** Something found by a few letters of it, without diacritics, among what was read once. */
import { useId, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { folded } from '../list/model';

const MOST_SHOWN = 8;

type SeekProps<T> = {
  readonly label: string;
  /** Null while it is read. */
  readonly among: readonly T[] | null;
  readonly keyOf: (one: T) => string;
  readonly wordsOf: (one: T) => string;
  readonly onChoose: (one: T) => void;
  readonly hint?: string;
};

export function Seek<T>({ label, among, keyOf, wordsOf, onChoose, hint }: SeekProps<T>) {
  const { say } = useReader();
  const [typed, setTyped] = useState('');
  const id = useId();
  const wanted = folded(typed).split(' ').filter(Boolean);
  const all = (among ?? []).filter((one) => {
    const words = folded(wordsOf(one));
    return wanted.every((word) => words.includes(word));
  });
  const isAsked = wanted.length > 0;
  const choose = (one: T) => {
    setTyped('');
    onChoose(one);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={hint}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {isAsked && say('incidents-seek-found', { count: all.length })}
      </p>
      {isAsked && among === null && <p class="faint">{say('loading')}</p>}
      {isAsked && among !== null && all.length === 0 && <p class="faint">{say('incidents-seek-nothing')}</p>}
      {isAsked && all.length > 0 && (
        <ul class="found">
          {all.slice(0, MOST_SHOWN).map((one) => (
            <li key={keyOf(one)}>
              <button type="button" class="chip" onClick={() => choose(one)}>
                {wordsOf(one)}
              </button>
            </li>
          ))}
          {all.length > MOST_SHOWN && (
            <li class="faint">{say('incidents-seek-more', { count: all.length - MOST_SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
