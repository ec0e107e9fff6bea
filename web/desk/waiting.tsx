/** The calls that wait, the longest first. */
import { useReader } from '../shared/context';
import { hourAndMinute } from '../shared/local_time';
import { ageOf } from './age';
import type { Call, Post } from './model';
import { TroubleNotice } from './trouble';
import { grouped } from './typed';
import type { Waiting } from './use_calls';

type WaitingProps = {
  readonly waiting: Waiting;
  readonly posts: readonly Post[];
  readonly chosen: string | null;
  readonly onChoose: (call: Call) => void;
};

export function WaitingCalls({ waiting, posts, chosen, onChoose }: WaitingProps) {
  const { say } = useReader();
  const { calls, trouble } = waiting;
  return (
    <section class="waiting" aria-labelledby="waiting">
      <h2 id="waiting">
        {say('desk-waiting')} {calls && <span class={calls.length ? 'badge' : 'badge none'}>{calls.length}</span>}
      </h2>
      <p class="unseen" role="status">
        {calls && say('desk-waiting-count', { count: calls.length })}
      </p>
      {trouble === 'unreachable' && <TroubleNotice trouble={{ kind: 'unreachable' }} />}
      {calls?.length === 0 && <p class="empty">{say('desk-nobody-waits')}</p>}
      <ol>
        {calls?.map((call) => (
          <li key={call.id}>
            <button
              type="button"
              class={`card call${call.overdue ? ' overdue' : ''}`}
              aria-pressed={call.id === chosen}
              onClick={() => onChoose(call)}
            >
              <CallLines call={call} name={nameOf(posts, call.checkpoint)} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function CallLines({ call, name }: { call: Call; name: string }) {
  const { say, language } = useReader();
  const [first] = call.reasons;
  return (
    <>
      <span class="line">
        <strong>{name}</strong>
        <span class="age">{ageOf(call.waitedS, say)}</span>
      </span>
      <span class="line what">
        <span class="mono">
          {call.controlCode ? grouped(call.controlCode, 4) : (call.plate ?? say('desk-no-code'))}
        </span>
        {call.purposeClass === 1 && <span class="tag">{say('desk-class-1')}</span>}
      </span>
      <span class="line faint">
        {call.decision && call.decision !== 'REFER' && <strong>{say(`Decision-${call.decision}`)}</strong>}
        {first && <span>{say(`reason-${first}`, { zones: 'none' })}</span>}
        <time dateTime={call.calledAt.toISOString()}>{hourAndMinute(call.calledAt, language)}</time>
      </span>
      {call.ending ? (
        <span class="line ended">{say('desk-helped-itself', { outcome: say(`Outcome-${call.ending.outcome}`) })}</span>
      ) : (
        call.overdue && <span class="line late">{say('desk-overdue')}</span>
      )}
    </>
  );
}

export const nameOf = (posts: readonly Post[], id: string): string => posts.find((post) => post.id === id)?.name ?? '…';
