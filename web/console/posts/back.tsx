import { useReader } from '../../shared/context';
import { hrefTo } from '../route';

export function BackToPosts() {
  const { say } = useReader();
  return (
    <p class="way-back">
      <a href={hrefTo('posts')}>← {say('posts-desk-all')}</a>
    </p>
  );
}
