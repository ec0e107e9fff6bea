/** The desk of somebody who is signed in: who waits, what is looked up, what is answered, what was. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { AnswerForm } from './answer';
import { doubtOf } from './doubt';
import { Log } from './log';
import { LookUp } from './look_up';
import { isAsked, type Matter, nothing, ofCall } from './matter';
import type { Answered, Call, Desk } from './model';
import { ReplyCodes } from './reply';
import { useTone } from './tone';
import { useCalls } from './use_calls';
import { type Looked, useVerdicts } from './use_verdicts';
import { Verdicts } from './verdicts';
import { WaitingCalls } from './waiting';

type DeskProps = { readonly desk: Desk; readonly isOpen: boolean; readonly onSignedOut: () => void };

export function DeskOf({ desk, isOpen, onSignedOut }: DeskProps) {
  const { say } = useReader();
  const [turn, setTurn] = useState(0);
  const [again, setAgain] = useState(0);
  const [matter, setMatter] = useState<Matter>(() => nothing(desk.posts[0]?.id ?? ''));
  const [answered, setAnswered] = useState<(Answered & { kind: 'answered' }) | null>(null);
  const [isHeld, setHeld] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const waiting = useCalls(turn, isOpen);
  const looked = useVerdicts(matter, again, isOpen);
  const news = [turn, waiting.trouble, ...(waiting.calls ?? []).map((call) => call.id)].join(' ');
  useTitle(say('desk-title'), waiting.calls?.length ?? 0);
  const isExpired = waiting.trouble === 'signed-out' || isSignedOut(looked);
  useEffect(() => {
    if (isExpired) onSignedOut();
  }, [isExpired, onSignedOut]);
  useEffect(() => field.current?.focus(), []);
  useTone(waiting.calls);
  const begin = (next: Matter) => {
    setAnswered(null);
    setHeld(false);
    setMatter(next);
    setTimeout(() => field.current?.focus());
  };
  /** While a code is read aloud only its own button ends it: it can be shown nowhere else. */
  const leave = (next: Matter) => (answered?.replies.length ? setHeld(true) : begin(next));
  useKeys({ onField: () => field.current?.select(), onClear: () => leave(nothing(matter.checkpoint)) });
  const choose = (call: Call) => leave(ofCall(call));
  const isOpenQuestion = isAsked(matter);
  return (
    <div class="desk">
      <WaitingCalls waiting={waiting} posts={desk.posts} chosen={matter.call?.id ?? null} onChoose={choose} />
      <section class="work" aria-labelledby="work">
        <h2 id="work">{say(matter.call ? 'desk-work-call' : 'desk-work')}</h2>
        {answered ? (
          <ReplyCodes answered={answered} isHeld={isHeld} onNext={() => begin(nothing(matter.checkpoint))} />
        ) : (
          <LookUp
            matter={matter}
            posts={desk.posts}
            field={field}
            onChange={(change) => setMatter({ ...matter, hasNoCode: false, ...change })}
            onAgain={() => setAgain(again + 1)}
          />
        )}
        <Verdicts looked={looked} />
      </section>
      <section class="say" aria-labelledby="say">
        <h2 id="say">{say('desk-answer')}</h2>
        {isOpenQuestion && !answered && (
          <AnswerForm
            key={matter.call?.id ?? matter.field}
            matter={matter}
            codes={codesOf(looked)}
            doubt={doubtOf(matter, looked)}
            onSignedOut={onSignedOut}
            onAnswered={(done) => {
              setAnswered(done);
              setTurn(turn + 1);
            }}
          />
        )}
        {!isOpenQuestion && !answered && (
          <>
            <p class="empty">{say('desk-answer-empty')}</p>
            <button type="button" class="chip" onClick={() => setMatter({ ...matter, field: '', hasNoCode: true })}>
              {say('desk-no-code-answer')}
            </button>
          </>
        )}
        {(matter.call || matter.hasNoCode) && !answered && (
          <button type="button" class="chip" onClick={() => begin(nothing(matter.checkpoint))}>
            {say('desk-put-back')}
          </button>
        )}
        <p class="keys faint">{say('desk-keys')}</p>
      </section>
      <Log posts={desk.posts} news={news} />
    </div>
  );
}

const isSignedOut = (looked: Looked): boolean => looked.kind === 'answered' && looked.answer.kind === 'signed-out';

function codesOf(looked: Looked): readonly string[] {
  if (looked.kind !== 'answered' || looked.answer.kind !== 'done') return [];
  return [...new Set((looked.answer.value?.cards ?? []).flatMap((card) => card.permit?.controlCode ?? []))];
}

/** The number of those who wait stands in the tab: the desk may be working elsewhere. */
function useTitle(title: string, count: number): void {
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }, [title, count]);
}

/** `/` goes to the field, Escape begins anew; not while something is being typed, for the first. */
function useKeys({ onField, onClear }: { onField: () => void; onClear: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === 'Escape') onClear();
      else if (event.key === '/' && !isTyping) {
        event.preventDefault();
        onField();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
