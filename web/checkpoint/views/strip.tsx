/** What is always in sight: the way, how old the data is, what waits, who is on duty. */
import { useEffect, useState } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import type { Turn } from './app';
import { usePost } from './use_post';
import { endsOf, wayKey } from './way';

export function Strip({ onTurn }: { onTurn: (turn: Turn) => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((minute) => minute + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  const { way } = state;
  const ends = way && endsOf(post.bundle, way, say);
  return (
    <div class="strip">
      {way && ends && (
        <button class="way" type="button" onClick={() => onTurn('way')}>
          <span class="kind">
            {say(`post-way-${wayKey(way)}`)} <span class="change">{say('post-change')}</span>
          </span>
          <span class="ends">
            <span aria-hidden="true">→</span> <span class="unseen">{say('post-to')}</span> <strong>{ends.to}</strong>
          </span>
        </button>
      )}
      <button class="state" type="button" onClick={() => onTurn('status')}>
        <Age />
        <span>{state.waiting > 0 ? say('post-waiting', { count: state.waiting }) : say('post-all-sent')}</span>
        <span>{state.shift?.officer ?? say('post-nobody')}</span>
      </button>
    </div>
  );
}

/** The age of the bundle, in words. */
export function Age() {
  const { say } = useReader();
  const { post } = usePost();
  if (!post.bundle) return <span class="bad">{say('post-no-bundle')}</span>;
  return <span>{say('post-age', ageWords(post.now().earliest - post.bundle.issuedAt))}</span>;
}
