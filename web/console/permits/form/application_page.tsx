/** One application as its applicant sees it: how far it has come, and the next step. */
import { useReader } from '../../../shared/context';
import { hrefTo } from '../../route';
import { TroubleNotice } from '../../trouble';
import { useViewer } from '../../viewer';
import { type Details, useDetails } from '../desk/details';
import { Summary } from '../desk/summary';
import { useOnMap } from '../on_map';
import { Steps } from './applicant_steps';

export function ApplicationPage({ id }: { readonly id: string }) {
  const { say } = useReader();
  const asked = useDetails(id);
  const details = asked.value?.details ?? null;
  return (
    <>
      <a class="back" href={hrefTo('applications')}>
        {say('applications-desk-back')}
      </a>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && details === null && <p class="notice">{say('applications-desk-unknown')}</p>}
      {details && <Shown details={details} onChanged={asked.again} />}
    </>
  );
}

function Shown({ details, onChanged }: { readonly details: Details; readonly onChanged: () => void }) {
  const { say } = useReader();
  const { actions } = useViewer();
  const { application } = details;
  useOnMap(application.id, application.wanted.places, application.wanted.route);
  return (
    <>
      <h1 class="mono">{application.reference}</h1>
      {actions.has('APPLY') && <Steps application={application} onChanged={onChanged} />}
      {application.status === 'NEEDS_INFO' && !actions.has('APPLY') && (
        <p class="notice">{say('applications-desk-waits-for-applicant')}</p>
      )}
      <Summary details={details} />
    </>
  );
}
