/** What became of it, in words and with what to do. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Say } from '../shared/words';
import type { Outcome } from './answer';
import { LONGEST, SHORTEST } from './password';

/** What can be tried again, beside the form. */
export function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const { say } = useReader();
  return (
    <p class="outcome" role="alert">
      {wordsOf(outcome, say)}
    </p>
  );
}

export function wordsOf(outcome: Outcome, say: Say): string {
  switch (outcome.kind) {
    case 'length':
      return say('input-PASSWORD_LENGTH', { shortest: SHORTEST, longest: LONGEST });
    case 'busy':
      return say('error-BUSY');
    case 'too-many':
      return outcome.waitS === null ? say('error-TOO_MANY') : say('link-too-many', { seconds: outcome.waitS });
    case 'conflict':
      return outcome.message;
    case 'failed':
      return outcome.requestId ? say('link-failed', { request: outcome.requestId }) : say('link-failed-unknown');
    default:
      return say(`link-${outcome.kind}`);
  }
}

const RESET = 'fieldpass account reset';

/** The end of the way: set, spent, or no whole link to begin with. A screen reader is taken to its heading. */
export function End({ kind, children }: { kind: 'set' | 'spent' | 'none' | 'broken'; children?: ComponentChildren }) {
  const { say } = useReader();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class={`card end ${kind}`} aria-labelledby="end">
      <h1 id="end" tabIndex={-1} ref={heading}>
        {say(`link-${kind}-title`)}
      </h1>
      <p>{say(`link-${kind}-text`)}</p>
      {kind !== 'set' && (
        <p>
          {say('link-new')}{' '}
          <code>
            {RESET} {say('link-login')}
          </code>
        </p>
      )}
      {children}
    </section>
  );
}
