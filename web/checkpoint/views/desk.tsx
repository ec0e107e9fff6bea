/** Asking the duty desk: its number, what to read out, what it reads back. By voice; by network too while there is one. */
import { useEffect, useState } from 'preact/hooks';
import wire from '../../../credentials/wire.json';
import { useReader } from '../../shared/context';
import { spoken } from '../../shared/credential/control_code';
import type { Verdict } from '../../shared/verdict/model';
import type { Encounter } from '../model';
import { callByNetwork, challengeAnew, lifeS, lookForAnswer, type ReplyAnswer, reply } from '../post/endings';
import { boundCode, spent, triesLeft } from '../post/refer';
import { usePost } from './use_post';

const LOOK_EVERY_MS = 4_000;
const MOST_NUMBERS = 2;

/** Its numbers, one tap each. */
function Numbers() {
  const { say } = useReader();
  const { post } = usePost();
  return (post.bundle?.desk ?? []).slice(0, MOST_NUMBERS).map(({ name, phone }) => (
    <a key={phone} class="big primary" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
      <small>{say('post-call', { name })}</small>
      <span class="mono">{phone}</span>
    </a>
  ));
}

/** Where nothing waits for the desk's answer: who to tell, and the code to read out where it was asked for. */
export function DeskLine({ verdict }: { verdict: Verdict }) {
  const { say } = useReader();
  const code = verdict.compare.find(({ kind }) => kind === 'READ_CODE')?.values[0];
  return (
    <div class="desk panel">
      <Numbers />
      {code && (
        <dl>
          <div>
            <dt>{say('post-read-code')}</dt>
            <dd class="mono">{code}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}

export function Desk({ encounter }: { encounter: Encounter }) {
  const { say } = useReader();
  const { verdict, refer } = encounter;
  if (!refer) return null;
  const code = boundCode(verdict, encounter.controlCode);
  return (
    <div class="desk panel">
      <Numbers />
      <dl>
        <div>
          <dt>{say('post-read-code')}</dt>
          <dd class="mono">{/^0+$/.test(code) ? say('post-read-none') : spoken(code)}</dd>
        </div>
        <div>
          <dt>{say('post-read-challenge')}</dt>
          <dd class="mono challenge">{refer.challenge}</dd>
        </div>
      </dl>
      <ReplyForm encounter={encounter} />
      <ByNetwork encounter={encounter} />
    </div>
  );
}

function ReplyForm({ encounter: { refer } }: { encounter: Encounter }) {
  const { say } = useReader();
  const { post } = usePost();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<ReplyAnswer | null>(null);
  const over = refer && spent(refer, post.elapsed.read(), lifeS(post));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (typed.length !== wire.reply.digits) return;
    setTyped(''); // at once: what is typed while this one is compared is the next
    setAnswer(await reply(post, typed));
  };
  const anew = () => {
    setAnswer(null);
    challengeAnew(post);
  };
  if (over)
    return (
      <div class="form">
        <p role="alert">{say(`post-reply-${over}`)}</p>
        <button class="big secondary" type="button" onClick={anew}>
          {say('post-challenge-anew')}
        </button>
      </div>
    );
  return (
    <form class="form reply" onSubmit={submit}>
      <label for="reply">{say('post-reply-label')}</label>
      <div class="line">
        <input
          id="reply"
          class="mono digits"
          inputMode="numeric"
          autocomplete="off"
          maxLength={wire.reply.digits}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value.replaceAll(/\D/g, ''))}
          aria-describedby="reply-fault"
        />
        <button class="big primary" type="submit">
          {say('post-reply-enter')}
        </button>
      </div>
      <p class="fault" id="reply-fault" role="alert">
        {answer === 'WRONG' && refer && say('post-reply-WRONG', { left: triesLeft(refer) })}
        {answer === 'LOST' && say('post-reply-LOST')}
      </p>
    </form>
  );
}

function ByNetwork({ encounter: { refer } }: { encounter: Encounter }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const call = refer?.call ?? null;
  const isWaiting = call?.state === 'WAITING';
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void lookForAnswer(post).catch(() => false), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, post]);
  // The desk gives no code to a phone that nobody has confirmed: it is not asked in vain.
  if (!state.device?.token || !state.device.confirmed || state.reached === false) return null;
  if (call && call.state !== 'FAILED') return <p role="status">{say(`post-call-${call.state}`)}</p>;
  return (
    <button class="big secondary" type="button" onClick={() => callByNetwork(post)}>
      {say(call ? 'post-call-again' : 'post-call-network')}
    </button>
  );
}
