/** The server has shut this phone out: said plainly, with what still waits. */
import { useReader } from '../../shared/context';
import { saveWaiting } from './save';
import { usePost } from './use_post';

export function Revoked({ onJoin }: { onJoin: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  return (
    <section class="step" aria-labelledby="revoked">
      <h1 id="revoked">{say('post-revoked-title')}</h1>
      <p>{say('post-revoked-text')}</p>
      {state.waiting > 0 && (
        <>
          <p class="card notice">{say('post-revoked-waiting', { count: state.waiting })}</p>
          <button class="big secondary" type="button" onClick={() => saveWaiting(post)}>
            {say('post-save-waiting')}
          </button>
        </>
      )}
      <button class="big primary" type="button" onClick={onJoin}>
        {say('post-revoked-join')}
      </button>
    </section>
  );
}
