/** The application that is open, and the bar to decide it where that is the reader's. */
import { useReader } from '../../../shared/context';
import type { Asked } from '../../live/use_asked';
import { TroubleNotice } from '../../trouble';
import { Deciding } from './deciding';
import type { Details } from './details';
import { Summary } from './summary';
import type { Decision } from './use_decision';

type OpenedProps = {
  readonly asked: Asked<{ readonly details: Details | null }>;
  readonly decision: Decision;
};

export function Opened({ asked, decision }: OpenedProps) {
  const { say } = useReader();
  const details = asked.value?.details ?? null;
  return (
    <>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && details === null && <p class="notice">{say('applications-desk-unknown')}</p>}
      {details && decision.isMine && (
        <Deciding
          details={details}
          stance={decision.stance}
          acted={decision.acting.acted}
          isBusy={decision.acting.isBusy}
          onVerb={decision.take}
          onStance={decision.change}
          onConfirm={() => void decision.confirm()}
        />
      )}
      {details && <Summary details={details} />}
    </>
  );
}
