/** What went wrong between page and server, in words with what to do. */
import { useReader } from '../shared/context';
import type { Say } from '../shared/words';
import type { Trouble } from './ask';

export function wordsOf(trouble: Trouble, say: Say): string {
  switch (trouble.kind) {
    case 'input':
      return say(`input-${trouble.code}`, trouble.params);
    case 'failed':
      return trouble.requestId ? say('desk-failed', { request: trouble.requestId }) : say('desk-failed-unknown');
    case 'busy':
      return say('error-BUSY');
    case 'forbidden':
      return say('desk-forbidden');
    case 'signed-out':
      return say('desk-expired');
    case 'unreachable':
      return say('desk-unreachable');
  }
}

export function TroubleNotice({ trouble }: { trouble: Trouble }) {
  const { say } = useReader();
  return (
    <p class="notice" role="alert">
      {wordsOf(trouble, say)}
    </p>
  );
}
