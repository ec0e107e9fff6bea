/** The answer: the phone's challenge, why, and let pass or turn back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Challenge, ShownCode, Why } from './answer_fields';
import { ask } from './ask';
import type { Doubt } from './doubt';
import { boundTo, type Matter, mustAskForCode } from './matter';
import { type Answered, type CallAnswer, readAnswered } from './model';
import { ANSWER } from './queries';
import { wordsOf } from './trouble';
import { type Wish, wishOf } from './wish';

type AnswerProps = {
  readonly matter: Matter;
  /** The codes of the permits that were found. */
  readonly codes: readonly string[];
  /** Nobody is let pass before the verdict is there; where it is red, or there is none, by who says so twice. */
  readonly doubt: Doubt;
  readonly onAnswered: (answered: Answered & { kind: 'answered' }) => void;
  readonly onSignedOut: () => void;
};
type Fault = 'challenge' | 'reason' | 'sure';

export function AnswerForm({ matter, codes, doubt, onAnswered, onSignedOut }: AnswerProps) {
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
  useEffect(() => setSure(false), [doubt]);
  const isLooking = doubt === 'LOOKING';
  const mustBeSure = doubt === 'DENIED' || doubt === 'UNKNOWN';
  const shown = chosen ?? codes[0] ?? '';
  const answerWith = async (answer: CallAnswer) => {
    if (sending || (answer === 'PASS' && isLooking)) return;
    const found = faultOf(answer, challenge, reason, mustBeSure && !isSure);
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
      {mustAskForCode(matter) && <ShownCode codes={codes} value={shown} onChoose={setChosen} />}
      {matter.hasNoCode && <p class="hint">{say('desk-no-code-hint')}</p>}
      <Challenge
        input={fields.challenge}
        value={challenge}
        isOld={matter.call?.overdue ?? false}
        isWrong={fault === 'challenge'}
        onText={setChallenge}
      />
      <Why input={fields.reason} value={reason} isWrong={fault === 'reason'} onText={setReason} />
      {mustBeSure && (
        <label class={fault === 'sure' ? 'check sure fault' : 'check sure'}>
          <input ref={fields.sure} type="checkbox" checked={isSure} onChange={() => setSure(!isSure)} />
          {say(doubt === 'DENIED' ? 'desk-sure' : 'desk-sure-unknown')}
        </label>
      )}
      {problem && !sending && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="button pass" aria-disabled={sending || isLooking}>
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
