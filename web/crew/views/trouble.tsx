/** What keeps the page from the server, in words with what to do. */
import { useReader } from '../../shared/context';
import { useCrew } from '../use_crew';

export function TroubleNotice() {
  const { say } = useReader();
  const { state } = useCrew();
  const { trouble } = state;
  if (!trouble || trouble.kind === 'signed-out') return null;
  const request = trouble.kind === 'failed' ? trouble.requestId : null;
  return (
    <p class="notice" role="status">
      {request ? say('crew-failed', { request }) : say(`crew-trouble-${trouble.kind}`)}
    </p>
  );
}
