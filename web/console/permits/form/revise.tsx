/** Changing a draft, or what a unit asked about. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { go, hrefTo } from '../../route';
import { ActedNotice, TroubleNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { type Application, readStepped } from '../application_model';
import { useDetails } from '../desk/details';
import { Missing } from './missing';
import { mayRevise, REVISE } from './steps';
import { wantedInput, wishOf } from './wish';
import { WishForm } from './wish_form';

export function Revise({ id }: { readonly id: string }) {
  const { say } = useReader();
  const asked = useDetails(id);
  const application = asked.value?.details?.application ?? null;
  return (
    <>
      <a class="back" href={hrefTo('applications', [id])}>
        {say('applications-desk-back-one')}
      </a>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && !(application && mayRevise(application)) && (
        <p class="notice">{say('applications-desk-not-to-revise')}</p>
      )}
      {application && mayRevise(application) && <Form key={application.id} application={application} />}
    </>
  );
}

function Form({ application }: { readonly application: Application }) {
  const { say } = useReader();
  const acting = useActing();
  const [wish, setWish] = useState(() => wishOf(application.wanted));
  const wanted = wantedInput(wish);
  const revise = async (event: Event) => {
    event.preventDefault();
    if (wanted === null) return;
    const { id, version } = application;
    const answer = await acting.run(REVISE, { application: id, version, wanted }, readStepped);
    if (answer?.kind === 'done') go('applications', [id]);
  };
  return (
    <form onSubmit={revise} aria-label={say('applications-desk-revise')}>
      <h1 class="mono">{application.reference}</h1>
      <WishForm wish={wish} onChange={setWish} />
      <Missing wish={wish} />
      <ActedNotice acted={acting.acted} />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={wanted === null || acting.isBusy}>
          {say('applications-desk-save')}
        </button>
      </div>
    </form>
  );
}
