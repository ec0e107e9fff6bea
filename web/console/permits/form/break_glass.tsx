/** A short permit granted in a hurry; somebody else always looks at it afterwards. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { go, hrefTo } from '../../route';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { serverNow, useViewer } from '../../viewer';
import { Choice } from '../fields';
import { useNames } from '../names';
import { CHANGED, readChanged } from '../permit_model';
import { Reason } from '../reason';
import { Missing } from './missing';
import { begun, wantedInput } from './wish';
import { WishForm } from './wish_form';

const BREAK = `mutation DeskBreakGlass($input: BreakGlassInput!) { done: breakGlass(input: $input) {
  __typename ... on Problem { message } ${CHANGED} } }`;
/** Shorter than any that was asked for in time. */
const LONG_MS = 3 * 3_600_000;

export function BreakGlass() {
  const { say } = useReader();
  const viewer = useViewer();
  const { organisations } = useNames();
  const acting = useActing();
  const [wish, setWish] = useState(() => begun('', serverNow(viewer), LONG_MS));
  const [reason, setReason] = useState('');
  const wanted = wantedInput(wish);
  const isReady = wanted !== null && reason.trim() !== '';
  const grant = async (event: Event) => {
    event.preventDefault();
    if (!isReady) return;
    const answer = await acting.run(BREAK, { wanted, reason: reason.trim() }, readChanged);
    if (answer?.kind === 'done' && answer.value) go('permits', [answer.value.id]);
  };
  return (
    <form onSubmit={grant} aria-label={say('permits-desk-break-glass')}>
      <a class="back" href={hrefTo('permits')}>
        {say('permits-desk-back')}
      </a>
      <h1>{say('permits-desk-break-glass')}</h1>
      <p>{say('permits-desk-break-glass-text')}</p>
      <Choice
        label={say('permits-desk-organisation')}
        value={wish.organisation}
        none={say('permits-desk-choose')}
        options={organisations.map(({ id, name }) => ({ value: id, words: name }))}
        onChange={(organisation) => setWish({ ...wish, organisation, crew: null, holders: [], vehicles: [] })}
      />
      <WishForm wish={wish} onChange={setWish} />
      <Reason of="permits-desk-why-hurry" common={3} value={reason} onChange={setReason} />
      <Missing wish={wish} />
      <ActedNotice acted={acting.acted} />
      <button type="submit" class="button grave" aria-disabled={!isReady || acting.isBusy}>
        {say('permits-desk-break-glass-do')}
      </button>
    </form>
  );
}
