/** What the officer must know about this phone, and what has just happened. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { warnings } from '../post/warnings';
import { usePost } from './use_post';
import { useSurroundings } from './use_surroundings';

const REFUSED = /OLDER|FOREIGN|GAP|BASE|FULL|no-code|READER/;

/** What the officer has read and put away, until the page is opened anew. */
let known: ReadonlySet<string> = new Set();

/** `all`: also what was put away. */
export function Notices({ all = false }: { all?: boolean }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [, setTurn] = useState(0);
  const found = warnings(state, useSurroundings(post)).filter(({ key }) => all || !known.has(key));
  const mild = found.filter(({ grave }) => !grave);
  const { notice, parts } = state;
  const putAway = () => {
    known = new Set([...known, ...mild.map(({ key }) => key)]);
    setTurn((turn) => turn + 1);
  };
  return (
    <div class="notices">
      <div role="status">
        {parts && <p class="news">{say('post-news-parts', parts)}</p>}
        {notice && (
          <p class={REFUSED.test(notice.key) ? 'grave' : 'news'}>{say(notice.key, notice.parameters ?? {})}</p>
        )}
        {found.map(({ key, parameters, grave }) => (
          <p key={key} class={grave ? 'grave' : 'mild'}>
            {say(key, parameters ?? {})}
          </p>
        ))}
      </div>
      {!all && mild.length > 0 && (
        <button type="button" onClick={putAway}>
          {say('post-known')}
        </button>
      )}
    </div>
  );
}
