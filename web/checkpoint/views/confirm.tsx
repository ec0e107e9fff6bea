/** The code that is read to the district officer, once. */
import { useReader } from '../../shared/context';
import { usePost } from './use_post';

export function Confirm({ onSkip }: { onSkip: () => void }) {
  const { say } = useReader();
  const { state } = usePost();
  const code = state.device?.confirmationCode ?? '';
  return (
    <section class="step" aria-labelledby="confirm">
      <h1 id="confirm">{say('post-confirm-title')}</h1>
      <p>{say('post-confirm-text', { place: state.device?.place.name ?? '' })}</p>
      <p class="card huge mono">
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <p role="status">{say(state.reached === false ? 'post-confirm-offline' : 'post-confirm-waiting')}</p>
      <button class="big secondary" type="button" onClick={onSkip}>
        {say('post-confirm-skip')}
      </button>
      <p class="faint">{say('post-confirm-skip-text')}</p>
    </section>
  );
}
