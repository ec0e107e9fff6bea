/** The browser's Back closes what is open over the scan screen, instead of leaving the page with a party unanswered. */
import { useEffect } from 'preact/hooks';
import { dismiss } from '../post/judge';
import type { Post } from '../post/post';
import type { Screen } from './app';

const OVER: ReadonlySet<Screen> = new Set(['verdict', 'status', 'lookup', 'way']);
const MARK = { fieldpass: 'over' };

const isMarked = (): boolean => (history.state as Partial<typeof MARK> | null)?.fieldpass === MARK.fieldpass;

/** One entry of the history, as long as something is open: that is the one which Back takes away. */
function mark(): void {
  if (!isMarked()) history.pushState(MARK, '');
}

export function useBack(screen: Screen, post: Post | null, onWork: () => void): void {
  useEffect(() => {
    if (!post || !OVER.has(screen)) return;
    mark();
    const back = () => {
      if (isMarked()) return;
      if (screen !== 'verdict') return onWork();
      backFrom(post);
      if (post.state.encounter) mark();
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  });
}

/** A slip must not lose a party: the first time it is said, the second time it is meant. */
export function backFrom(post: Post): void {
  if (post.state.notice?.key === 'post-back-again') void dismiss(post);
  else post.say('post-back-again');
}
