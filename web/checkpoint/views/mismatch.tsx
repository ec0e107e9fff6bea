/** What the officer sees instead: the verdict is asked again with it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Encounter } from '../model';
import { folded } from '../post/expected';
import { rejudge } from '../post/judge';
import { usePost } from './use_post';

export function Mismatch({ encounter, onDone }: { encounter: Encounter; onDone: () => void }) {
  const { say } = useReader();
  const { post } = usePost();
  const [tail, setTail] = useState(encounter.seen.idTail ?? '');
  const [plate, setPlate] = useState(encounter.seen.plate ?? '');
  const submit = async (event: Event) => {
    event.preventDefault();
    await rejudge(post, { idTail: tail.length === 4 ? tail : null, plate: folded(plate).slice(0, 12) || null });
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
      />
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
