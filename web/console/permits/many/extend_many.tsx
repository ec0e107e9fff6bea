/** Extending many permits by one rule: what it would move, then a yes, then what it moved. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { instant, type Json, number } from '../../../shared/json';
import { hrefTo } from '../../route';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { serverNow, useViewer } from '../../viewer';
import { Preview } from './preview';
import { begun, ruleOf } from './rule';
import { RuleForm } from './rule_form';

const EXTEND = `mutation DeskExtendMany($input: ExtendPermitsInput!) { done: extendPermits(input: $input) {
  __typename ... on Problem { message } ... on PermitsExtended { permits newEnd } } }`;

type Extended = { readonly permits: number; readonly newEnd: Date };

const readExtended = (done: Json): Extended => ({
  permits: number(done.permits, 'permits'),
  newEnd: instant(done.newEnd, 'newEnd'),
});

export function ExtendMany() {
  const { say, language } = useReader();
  const viewer = useViewer();
  const acting = useActing();
  const [draft, setDraft] = useState(() => begun(serverNow(viewer)));
  const [looked, setLooked] = useState<string | null>(null);
  const [done, setDone] = useState<Extended | null>(null);
  const rule = ruleOf(draft);
  // A preview is of exactly the rule that it was asked for.
  const isLooked = rule !== null && looked === JSON.stringify(rule);
  const extend = async () => {
    const answer = await acting.run(EXTEND, { rule }, readExtended);
    if (answer?.kind === 'done') setDone(answer.value);
  };
  return (
    <>
      <a class="back" href={hrefTo('permits')}>
        {say('permits-desk-back')}
      </a>
      <h1>{say('permits-desk-extend-many')}</h1>
      {done ? (
        <p class="notice good" role="status">
          {say('permits-desk-many-done', { count: done.permits, at: dayAndTime(done.newEnd, language) })}
        </p>
      ) : (
        <>
          <p>{say('permits-desk-many-text')}</p>
          <RuleForm draft={draft} onChange={setDraft} />
          <button
            type="button"
            class="chip"
            aria-disabled={rule === null}
            onClick={() => rule && setLooked(JSON.stringify(rule))}
          >
            {say('permits-desk-many-look')}
          </button>
          {rule === null && <p class="faint">{say('permits-desk-many-unready')}</p>}
          {isLooked && rule && <Preview rule={rule} isBusy={acting.isBusy} onExtend={extend} />}
          <ActedNotice acted={acting.acted} />
        </>
      )}
    </>
  );
}
