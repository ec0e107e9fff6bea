/** What is read aloud: the reply code, huge. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Answered } from './model';
import { grouped } from './typed';

type ReplyProps = {
  readonly answered: Answered & { kind: 'answered' };
  /** Somebody tried to go on by another way than the button. */
  readonly isHeld: boolean;
  readonly onNext: () => void;
};

export function ReplyCodes({ answered, isHeld, onNext }: ReplyProps) {
  const { say } = useReader();
  const heading = useRef<HTMLHeadingElement>(null);
  const { replies, answer } = answered;
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class={`card reply ${answer}`} aria-labelledby="reply">
      <h2 id="reply" tabIndex={-1} ref={heading}>
        {say(answer === 'TURN_BACK' ? 'desk-turned-back' : replies.length ? 'desk-read-aloud' : 'desk-no-phone')}
      </h2>
      {replies.map((reply) => (
        <p key={reply.device} class="code">
          <output class="mono">{grouped(reply.code, 3)}</output>
          <span class="faint">{reply.label}</span>
        </p>
      ))}
      <p>
        {say(
          answer === 'TURN_BACK'
            ? 'desk-turned-back-text'
            : replies.length
              ? 'desk-read-aloud-text'
              : 'desk-no-phone-text',
        )}
      </p>
      <p class="fault" role="status">
        {isHeld && say('desk-read-first')}
      </p>
      <button type="button" class="button" onClick={onNext}>
        {say('desk-next')}
      </button>
    </section>
  );
}
