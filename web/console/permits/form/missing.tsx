/** What is still to be typed before it can be sent. */
import { useReader } from '../../../shared/context';
import { missingIn, type Wish } from './wish';

export function Missing({ wish }: { readonly wish: Wish }) {
  const { say } = useReader();
  const missing = missingIn(wish);
  return missing.length === 0 ? null : (
    <p class="faint" role="status">
      {say('permits-desk-missing', { what: missing.map((one) => say(`permits-desk-missing-${one}`)).join(', ') })}
    </p>
  );
}
