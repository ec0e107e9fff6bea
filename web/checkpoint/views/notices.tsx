/** What the officer must know about this phone, and what has just happened. */
import { useReader } from '../../shared/context';
import { warnings } from '../post/warnings';
import { usePost } from './use_post';
import { useSurroundings } from './use_surroundings';

export function Notices({ grave = false }: { grave?: boolean }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const found = warnings(state, useSurroundings(post)).filter((one) => !grave || one.grave);
  const { notice, parts } = state;
  return (
    <div class="notices" role="status">
      {parts && <p class="news">{say('post-news-parts', parts)}</p>}
      {notice && (
        <p class={/OLDER|FOREIGN|GAP|BASE|FULL|first/.test(notice.key) ? 'grave' : 'news'}>
          {say(notice.key, notice.parameters ?? {})}
        </p>
      )}
      {found.map(({ key, parameters, grave }) => (
        <p key={key} class={grave ? 'grave' : 'mild'}>
          {say(key, parameters ?? {})}
        </p>
      ))}
    </div>
  );
}
