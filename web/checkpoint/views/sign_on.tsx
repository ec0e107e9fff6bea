/** Signing on by name and PIN, from the sheet, without a network. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type PinAnswer, signOn } from '../post/shifts';
import { PinForm } from './pin_form';
import { usePost } from './use_post';

export function SignOn({ onDone }: { onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [chosen, setChosen] = useState<string | null>(null);
  const officers = state.sheet?.officers ?? [];
  const name = officers.find(({ id }) => id === chosen)?.name;
  const enter = async (pin: string): Promise<PinAnswer> => {
    const answer = await signOn(post, chosen ?? '', pin);
    if (answer === 'RIGHT') onDone();
    return answer;
  };
  return (
    <section class="step" aria-labelledby="sign-on">
      <h1 id="sign-on">{say(state.shift ? 'post-hand-over' : 'post-sign-on')}</h1>
      <p>{say('post-sign-on-text')}</p>
      {chosen === null && (
        <ul class="choices">
          {officers.map(({ id, name, leader }) => (
            <li key={id}>
              <button class="big secondary" type="button" onClick={() => setChosen(id)}>
                {name} {leader && <span class="tag">{say('post-leader')}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen !== null && <PinForm label={say('post-pin-of', { name: name ?? '' })} onPin={enter} />}
      {chosen !== null && (
        <button class="big plain" type="button" onClick={() => setChosen(null)}>
          {say('post-other-name')}
        </button>
      )}
      <button class="big plain" type="button" onClick={onDone}>
        {say('post-sign-on-later')}
      </button>
    </section>
  );
}
