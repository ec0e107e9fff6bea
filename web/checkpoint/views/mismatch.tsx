/** What the officer sees instead: the verdict is asked again with it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Seen } from '../../shared/verdict/model';
import type { Encounter } from '../model';
import { folded } from '../post/expected';
import { rejudge } from '../post/judge';
import { usePost } from './use_post';

const TAIL = 4;
const PLATE_MOST = 12;

/** What was seen instead; null where the last four digits are not four, which must not count as nothing seen. */
export function typedSeen(tail: string, plate: string): Pick<Seen, 'idTail' | 'plate'> | null {
  if (tail.length !== 0 && tail.length !== TAIL) return null;
  return { idTail: tail || null, plate: folded(plate).slice(0, PLATE_MOST) || null };
}

export function Mismatch({ encounter, onDone }: { encounter: Encounter; onDone: () => void }) {
  const { say } = useReader();
  const { post } = usePost();
  const [tail, setTail] = useState(encounter.seen.idTail ?? '');
  const [plate, setPlate] = useState(encounter.seen.plate ?? '');
  const [lacking, setLacking] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const seen = typedSeen(tail, plate);
    if (!seen) return setLacking(true);
    await rejudge(post, seen);
    onDone();
  };
  return (
    <form class="form panel" onSubmit={submit}>
      <label for="tail">{say('post-type-tail')}</label>
      <input
        id="tail"
        class="mono digits"
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        value={tail}
        onInput={({ currentTarget }) => setTail(currentTarget.value.replaceAll(/\D/g, ''))}
        aria-describedby="tail-fault"
      />
      <p class="fault" id="tail-fault" role="alert">
        {lacking && !typedSeen(tail, plate) && say('post-tail-lacking')}
      </p>
      <label for="plate">{say('post-type-plate')}</label>
      <input
        id="plate"
        class="mono"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={plate}
        onInput={({ currentTarget }) => setPlate(currentTarget.value)}
      />
      <button class="big primary" type="submit">
        {say('post-do-rejudge')}
      </button>
    </form>
  );
}
