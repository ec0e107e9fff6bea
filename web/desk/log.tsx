/** The calls of the last day: who asked, what was answered, by whom. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { hourAndMinute } from '../shared/local_time';
import { ageOf } from './age';
import { ask, type Trouble } from './ask';
import { type Call, type CallState, type Calls, type Post, readCalls } from './model';
import { LOG } from './queries';
import { TroubleNotice } from './trouble';
import { grouped } from './typed';
import { nameOf } from './waiting';

const WITHIN_H = 24;
/** Said already where the waiting calls stand. */
const TOLD: ReadonlySet<Trouble['kind']> = new Set(['signed-out', 'unreachable']);
const STATES: readonly CallState[] = ['WAITING', 'ANSWERED', 'LAPSED'];

/** `news` changes when something was asked or answered, and when the server is back. */
type LogProps = { readonly posts: readonly Post[]; readonly news: string };
type Wanted = { readonly checkpoint: string; readonly state: string };

export function Log({ posts, news }: LogProps) {
  const { say, language } = useReader();
  const [wanted, setWanted] = useState<Wanted>({ checkpoint: '', state: '' });
  const [calls, setCalls] = useState<Calls>({ calls: [], next: null });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = async (after: string | null) => {
    const filter = { withinH: WITHIN_H, checkpoint: wanted.checkpoint || null, state: wanted.state || null };
    const answered = await ask(LOG, { filter, after }, language, readCalls);
    setTrouble(answered.kind === 'done' ? null : answered);
    if (answered.kind !== 'done') return;
    const { value } = answered;
    setCalls((before) => (after ? { calls: [...before.calls, ...value.calls], next: value.next } : value));
  };
  useEffect(() => void load(null), [wanted, news, language]);
  return (
    <section class="log" aria-labelledby="log">
      <h2 id="log">{say('desk-log')}</h2>
      <div class="filters">
        <Choice
          label={say('desk-post')}
          value={wanted.checkpoint}
          every={say('desk-every-post')}
          options={posts.map((post) => [post.id, post.name])}
          onChoose={(checkpoint) => setWanted({ ...wanted, checkpoint })}
        />
        <Choice
          label={say('desk-state')}
          value={wanted.state}
          every={say('desk-every-state')}
          options={STATES.map((state) => [state, say(`CallState-${state}`)])}
          onChoose={(state) => setWanted({ ...wanted, state })}
        />
      </div>
      {trouble && !TOLD.has(trouble.kind) && <TroubleNotice trouble={trouble} />}
      {!trouble && calls.calls.length === 0 && <p class="empty">{say('desk-log-empty')}</p>}
      <ul>
        {calls.calls.map((call) => (
          <Line key={call.id} call={call} name={nameOf(posts, call.checkpoint)} />
        ))}
      </ul>
      {calls.next && (
        <button type="button" class="chip" onClick={() => load(calls.next)}>
          {say('desk-log-more')}
        </button>
      )}
    </section>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  every: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
};

function Choice({ label, value, every, options, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{every}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Line({ call, name }: { call: Call; name: string }) {
  const { say, language } = useReader();
  const said = call.answer ? say(`CallAnswer-${call.answer}`) : say(`CallState-${call.state}`);
  return (
    <li class={call.answer ?? call.state}>
      <time dateTime={call.calledAt.toISOString()}>{hourAndMinute(call.calledAt, language)}</time>
      <span class="mono">{call.controlCode ? grouped(call.controlCode, 4) : (call.plate ?? say('desk-no-code'))}</span>
      <strong>{said}</strong>
      <span class="faint">
        {name} · {say(call.byTelephone ? 'desk-by-telephone' : 'desk-by-network')}
        {call.answeredBy && ` · ${call.answeredBy}`}
        {!call.byTelephone && ` · ${ageOf(call.waitedS, say)}`}
        {call.reason && ` · ${call.reason}`}
        {call.ending && ` · ${say('desk-ended', { outcome: say(`Outcome-${call.ending.outcome}`) })}`}
      </span>
    </li>
  );
}
