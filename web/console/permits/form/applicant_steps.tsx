/** What an applicant may do with an application now. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Json } from '../../../shared/json';
import { hrefTo } from '../../route';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { type Application, readStepped } from '../application_model';
import { Words } from '../fields';
import { ANSWER, mayRevise, mayWithdraw, SUBMIT, WITHDRAW, zonesLeft } from './steps';

type StepsProps = { readonly application: Application; readonly onChanged: () => void };

export function Steps({ application, onChanged }: StepsProps) {
  const { say } = useReader();
  const acting = useActing();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const { id, version, status } = application;
  const step = async (mutation: string, more: Json = {}) => {
    setOutcome(null);
    const answer = await acting.run(mutation, { application: id, version, ...more }, readStepped);
    if (answer?.kind === 'done')
      setOutcome(say('applications-desk-stands', { status: say(`ApplicationStatus-${answer.value.status}`) }));
    setSure(false);
    onChanged();
  };
  return (
    <section class="deeds">
      {status === 'NEEDS_INFO' && <Answer application={application} isBusy={acting.isBusy} onAnswer={step} />}
      <div class="actions">
        {status === 'DRAFT' && (
          <button type="button" class="button" aria-disabled={acting.isBusy} onClick={() => step(SUBMIT)}>
            {say('applications-desk-submit')}
          </button>
        )}
        {mayRevise(application) && (
          <a class="chip" href={hrefTo('applications', [id, 'revise'])}>
            {say('applications-desk-revise')}
          </a>
        )}
        {status === 'REJECTED' && zonesLeft(application).length > 0 && <Again application={application} />}
        {mayWithdraw(application) && !isSure && (
          <button type="button" class="chip grave" onClick={() => setSure(true)}>
            {say('applications-desk-withdraw')}
          </button>
        )}
        {mayWithdraw(application) && isSure && (
          <button type="button" class="button grave" aria-disabled={acting.isBusy} onClick={() => step(WITHDRAW)}>
            {say('applications-desk-withdraw-sure')}
          </button>
        )}
      </div>
      <p class="outcome" role="status">
        {outcome}
      </p>
      <ActedNotice acted={acting.acted} />
    </section>
  );
}

function Again({ application }: { readonly application: Application }) {
  const { say } = useReader();
  const zones = zonesLeft(application).join(',');
  return (
    <a class="button" href={hrefTo('applications', ['new'], { from: application.id, zones })}>
      {say('applications-desk-again', { zones })}
    </a>
  );
}

type AnswerProps = {
  readonly application: Application;
  readonly isBusy: boolean;
  readonly onAnswer: (mutation: string, more: Json) => void;
};

function Answer({ application, isBusy, onAnswer }: AnswerProps) {
  const { say } = useReader();
  const [typed, setTyped] = useState('');
  const question = application.messages.at(-1)?.text;
  const answer = (event: Event) => {
    event.preventDefault();
    if (typed.trim()) onAnswer(ANSWER, { text: typed.trim() });
  };
  return (
    <form class="deed" onSubmit={answer}>
      {question && <q>{question}</q>}
      <Words label={say('applications-desk-answer')} value={typed} onChange={setTyped} isLong />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={!typed.trim() || isBusy}>
          {say('applications-desk-answer-send')}
        </button>
      </div>
    </form>
  );
}
