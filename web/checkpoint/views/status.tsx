/** How this phone is: data, clock, queue, shift; and what was done in this shift. */
import type { TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import { hourAndMinute } from '../../shared/local_time';
import { takeFile } from '../post/news';
import { signOff } from '../post/shifts';
import { offsetWords } from '../post/warnings';
import type { KeptCheck } from '../store/database';
import { newest } from '../store/queue';
import type { Turn } from './app';
import { Install } from './install';
import { until } from './lookup';
import { Notices } from './notices';
import { saveWaiting } from './save';
import { usePost } from './use_post';

const VERSION = new URL(import.meta.url).pathname.split('/').pop() ?? '';

export function Status({ onTurn }: { onTurn: (turn: Turn) => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [left, setLeft] = useState(false);
  const off = async () => {
    await signOff(post);
    setLeft(true);
  };
  const load = async ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file) await takeFile(post, file);
    currentTarget.value = '';
  };
  return (
    <section class="step" aria-labelledby="status">
      <h1 id="status">{state.device?.place.name ?? say('post-title')}</h1>
      <button class="big primary" type="button" onClick={() => onTurn('work')}>
        {say('post-back-to-work')}
      </button>
      <Notices all />
      {left && <p role="status">{say('post-signed-off')}</p>}
      <div class="pair">
        {state.sheet && (
          <button class="big secondary" type="button" onClick={() => onTurn('sign-on')}>
            {say(state.shift ? 'post-hand-over' : 'post-sign-on')}
          </button>
        )}
        {state.shift && (
          <button class="big secondary" type="button" onClick={off}>
            {say('post-sign-off')}
          </button>
        )}
        <button class="big secondary" type="button" onClick={() => post.lookNow()}>
          {say('post-look-now')}
        </button>
        <Install />
        <label class="big secondary file">
          {say('post-load-file')}
          <input class="unseen" type="file" onChange={load} />
        </label>
        {state.waiting > 0 && (
          <button class="big secondary" type="button" onClick={() => saveWaiting(post)}>
            {say('post-save-waiting')}
          </button>
        )}
      </div>
      <Facts />
      <Log />
    </section>
  );
}

function Facts() {
  const { say, language } = useReader();
  const { post, state } = usePost();
  const { bundle } = post;
  const clock = post.now();
  const age = (instant: number | undefined) =>
    instant === undefined ? say('post-none') : say('post-age-plain', ageWords(clock.earliest - instant));
  const facts: readonly (readonly [string, string])[] = [
    [
      'bundle',
      bundle ? `${say('post-number', { number: bundle.sequence })} · ${age(bundle.issuedAt)}` : say('post-none'),
    ],
    [
      'sheet',
      state.sheet
        ? `${say('post-rows', { count: state.sheet.rows.length })} · ${age(state.sheet.issuedAt)}`
        : say('post-none'),
    ],
    [
      'clock',
      clock.latest === null
        ? say('post-clock-untrusted')
        : say('post-clock-is', {
            time: until(clock.earliest, language),
            within: Math.ceil((clock.latest - clock.earliest) / 2),
          }),
    ],
    [
      'offset',
      state.offsetS === null
        ? say('post-none')
        : Math.abs(state.offsetS) < 120
          ? say('post-offset-right')
          : say('post-offset', offsetWords(state.offsetS)),
    ],
    ['queue', say('post-waiting', { count: state.waiting })],
    ['network', say(state.reached ? 'post-reached' : 'post-not-reached')],
    ['officer', state.shift?.officer ?? say('post-nobody')],
    ['not-ours', String(state.notOurs)],
    [
      'device',
      state.device
        ? `${state.device.label} · ${say(state.device.confirmed ? 'post-confirmed' : 'post-unconfirmed')}`
        : '',
    ],
    ['version', VERSION],
  ];
  return (
    <dl class="facts card">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{say(`post-fact-${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const LOGGED = 30;

function Log() {
  const { say } = useReader();
  const { post, state } = usePost();
  const [checks, setChecks] = useState<readonly KeptCheck[]>([]);
  useEffect(() => void newest(post.memory, LOGGED).then(setChecks), [post, state.waiting]);
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{say('post-log')}</h2>
      <ol class="log card">
        {checks.map((check) => (
          <Line key={check.seq} check={check} />
        ))}
      </ol>
    </>
  );
}

function Line({ check }: { check: KeptCheck }) {
  const { say, language } = useReader();
  const said = JSON.parse(check.text) as {
    kind?: string;
    event?: string;
    officer?: string;
    decision?: string;
    outcome?: string;
    decidedAt: { earliest: string };
  };
  const words =
    said.kind === 'SHIFT'
      ? say(`post-log-${said.event}`, { officer: said.officer ?? '' })
      : `${say(`Decision-${said.decision}`)} → ${say(`Outcome-${said.outcome}`)}`;
  return (
    <li>
      <time class="mono">{hourAndMinute(new Date(said.decidedAt.earliest), language)}</time> {words}
      <span class="faint">{say(check.waiting ? 'post-log-waiting' : 'post-log-kept')}</span>
    </li>
  );
}
