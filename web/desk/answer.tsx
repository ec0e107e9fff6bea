/** The answer: the phone's challenge, why, and let pass or turn back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { ask } from './ask';
import { boundTo, type Matter, mustAskForCode } from './matter';
import { type Answered, type CallAnswer, readAnswered } from './model';
import { ANSWER } from './queries';
import { wordsOf } from './trouble';
import { grouped, onlyDigits } from './typed';
import { type Wish, wishOf } from './wish';

type AnswerProps = {
  readonly matter: Matter;
  /** The codes of the permits that were found. */
  readonly codes: readonly string[];
  /** The worst verdict is red: whoever lets pass says so twice. */
  readonly isDenied: boolean;
  readonly onAnswered: (answered: Answered & { kind: 'answered' }) => void;
  readonly onSignedOut: () => void;
};
type Fault = 'challenge' | 'reason' | 'sure';

const WHY = ['desk-why-compared', 'desk-why-urgent', 'desk-why-stale'] as const;

export function AnswerForm({ matter, codes, isDenied, onAnswered, onSignedOut }: AnswerProps) {
  const { say, language } = useReader();
  const [challenge, setChallenge] = useState(matter.call?.challenge ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const wish = useRef<Wish | null>(null);
  const fields = {
    challenge: useRef<HTMLInputElement>(null),
    reason: useRef<HTMLInputElement>(null),
    sure: useRef<HTMLInputElement>(null),
  };
  useEffect(() => setSure(false), [isDenied]);
  const shown = chosen ?? codes[0] ?? '';
  const answerWith = async (answer: CallAnswer) => {
    if (sending) return;
    const found = faultOf(answer, challenge, reason, isDenied && !isSure);
    setFault(found);
    if (found) return fields[found].current?.focus();
    const { checkpoint } = matter;
    wish.current = wishOf(wish.current, { checkpoint, challenge, answer, reason }, boundTo(matter, shown));
    setSending(true);
    const done = await ask(ANSWER, { input: wish.current.input }, language, readAnswered);
    setSending(false);
    if (done.kind === 'signed-out') return onSignedOut();
    if (done.kind !== 'done') return setProblem(wordsOf(done, say));
    if (done.value.kind === 'answered') onAnswered(done.value);
    else setProblem(say(`problem-${done.value.code}`, done.value.params));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void answerWith('PASS');
  };
  return (
    <form class="card answer" onSubmit={submit} aria-label={say('desk-answer')} noValidate>
      {mustAskForCode(matter) && (
        <label>
          {say('desk-shown-code')}
          <select value={shown} onChange={(event) => setChosen(event.currentTarget.value)}>
            {codes.map((code) => (
              <option key={code} value={code}>
                {grouped(code, 4)}
              </option>
            ))}
            <option value="">{say('desk-shown-none')}</option>
          </select>
        </label>
      )}
      {matter.hasNoCode && <p class="hint">{say('desk-no-code-hint')}</p>}
      <label class="challenge">
        {say('desk-challenge')}
        <input
          ref={fields.challenge}
          class="mono"
          value={challenge}
          onInput={(event) => setChallenge(onlyDigits(event.currentTarget.value, 4))}
          inputMode="numeric"
          autocomplete="off"
          placeholder="0000"
          aria-invalid={fault === 'challenge'}
          aria-describedby="challenge-hint"
        />
      </label>
      <p id="challenge-hint" class={fault === 'challenge' ? 'hint fault' : 'hint'}>
        {say(matter.call?.overdue ? 'desk-challenge-old' : 'desk-challenge-hint')}
      </p>
      <label class="why">
        {say('desk-reason')}
        <input
          ref={fields.reason}
          value={reason}
          maxLength={500}
          onInput={(event) => setReason(event.currentTarget.value)}
          autocomplete="off"
          aria-invalid={fault === 'reason'}
          aria-describedby="reason-hint"
        />
      </label>
      <p id="reason-hint" class={fault === 'reason' ? 'hint fault' : 'hint'}>
        {say('desk-reason-hint')}
      </p>
      <div class="chips">
        {WHY.map((key) => (
          <button type="button" key={key} class="chip" onClick={() => setReason(say(key))}>
            {say(key)}
          </button>
        ))}
      </div>
      {isDenied && (
        <label class={fault === 'sure' ? 'check sure fault' : 'check sure'}>
          <input ref={fields.sure} type="checkbox" checked={isSure} onChange={() => setSure(!isSure)} />
          {say('desk-sure')}
        </label>
      )}
      {problem && !sending && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="button pass" aria-disabled={sending}>
          {say('CallAnswer-PASS')}
        </button>
        <button type="button" class="button back" aria-disabled={sending} onClick={() => answerWith('TURN_BACK')}>
          {say('CallAnswer-TURN_BACK')}
        </button>
      </div>
    </form>
  );
}

/** Turning back needs the challenge alone: it opens nothing. */
function faultOf(answer: CallAnswer, challenge: string, reason: string, isUnsure: boolean): Fault | null {
  if (challenge.length !== 4) return 'challenge';
  if (answer === 'TURN_BACK') return null;
  if (reason.trim() === '') return 'reason';
  return isUnsure ? 'sure' : null;
}
