/** What went wrong between page and server, in words with what to do. */
import { useReader } from '../shared/context';
import type { Say } from '../shared/words';
import type { Acted } from './act';
import type { Trouble } from './net';

export function wordsOf(trouble: Trouble, say: Say): string {
  switch (trouble.kind) {
    case 'input':
      return say(`input-${trouble.code}`, trouble.params);
    case 'failed':
      return trouble.requestId ? say('console-failed', { request: trouble.requestId }) : say('console-failed-unknown');
    case 'busy':
      return say('error-BUSY');
    case 'forbidden':
      return say('console-forbidden');
    case 'signed-out':
      return say('console-expired');
    case 'unreachable':
      return say('console-unreachable');
  }
}

/** Of a mutation that did not do what was asked; null for one that did. */
export function wordsOfActed<T>(acted: Acted<T> | null, say: Say): string | null {
  if (acted === null || acted.kind === 'done') return null;
  return acted.kind === 'refused' ? acted.message : wordsOf(acted, say);
}

export function TroubleNotice({ trouble, again }: { trouble: Trouble; again?: () => void }) {
  const { say } = useReader();
  return (
    <div class="notice" role="alert">
      <p>{wordsOf(trouble, say)}</p>
      {again && (
        <button type="button" class="chip" onClick={again}>
          {say('console-try-again')}
        </button>
      )}
    </div>
  );
}

/** What the server answered to a change, where that is not what was asked. */
export function ActedNotice<T>({ acted }: { acted: Acted<T> | null }) {
  const { say } = useReader();
  const words = wordsOfActed(acted, say);
  return words === null ? null : (
    <p class="notice" role="alert">
      {words}
    </p>
  );
}
