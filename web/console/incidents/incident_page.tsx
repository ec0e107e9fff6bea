/** One incident: what it is, why it comes when it does, which zones it lies in, who does what about it. */
import { useReader } from '../../shared/context';
import { type Asked, useAsked } from '../live/use_asked';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { useViewer } from '../viewer';
import { Exposure } from './exposure';
import { filtersOf } from './filters';
import { Facts } from './incident_facts';
import { History } from './incident_history';
import { INCIDENT, INCIDENT_STIRS, type Incident, OPEN_STATUSES, readIncident } from './incident_model';
import { Steps } from './incident_steps';
import { LinkForm } from './link_form';
import { useOnStage } from './on_stage';
import { Photos } from './photos';
import { QUEUE_FILTERS } from './queue';
import { Reports } from './reports';
import { Badge, FlagList, Fold } from './shown';
import { TriageForm } from './triage_form';
import { WorkOf } from './work_of';

type PageProps = { readonly id: string; readonly params: PanelProps['params'] };

export function IncidentPage({ id, params }: PageProps) {
  const { say } = useReader();
  const asked = useAsked(INCIDENT, { id }, (data) => ({ incident: readIncident(data) }), INCIDENT_STIRS);
  const incident = asked.value?.incident ?? null;
  useOnStage(id, incident?.location ?? null);
  return (
    <>
      <a class="back" href={hrefTo('incidents', [], filtersOf(params, QUEUE_FILTERS))}>
        {say('console-panel-incidents')}
      </a>
      {incident === null && <h1>{say('console-panel-incidents')}</h1>}
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && incident === null && <p class="notice">{say('incidents-no-such')}</p>}
      {incident && <Shown incident={incident} asked={asked} params={params} />}
    </>
  );
}

type ShownProps = {
  readonly incident: Incident;
  readonly asked: Asked<unknown>;
  readonly params: PanelProps['params'];
};

function Shown({ incident, asked, params }: ShownProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const mayManage = viewer.actions.has('MANAGE_INCIDENTS');
  const isOpen = (OPEN_STATUSES as readonly string[]).includes(incident.status);
  return (
    <article class="one">
      <h1>{incident.name || say(`IncidentKind-${incident.kind}`)}</h1>
      <p class="badges">
        <span class="mono">{incident.reference}</span>
        <Badge type="Severity" value={incident.severity} />
        <Badge type="IncidentStatus" value={incident.status} />
        {!incident.triaged && <span class="badge untriaged">{say('incidents-untriaged')}</span>}
      </p>
      <FlagList flags={incident.flags} />
      {isOpen && viewer.actions.has('MANAGE_WORK_ORDERS') && (
        <p>
          <a class="button" href={hrefTo('incidents', [incident.id, 'crews'])}>
            {say('incidents-find-crew')}
          </a>
        </p>
      )}
      <Facts incident={incident} />
      <WorkOf incident={incident.id} />
      <Exposure id={incident.id} at={params.at ?? null} />
      {mayManage && <Steps incident={incident} again={asked.again} />}
      {mayManage && isOpen && (
        <Fold title={say('incidents-triage')} isOpen={!incident.triaged}>
          <TriageForm incident={incident} again={asked.again} />
        </Fold>
      )}
      {mayManage && isOpen && (
        <Fold title={say('incidents-link')}>
          <LinkForm incident={incident} again={asked.again} />
        </Fold>
      )}
      <Reports incident={incident} />
      {incident.photos.length > 0 && (
        <section>
          <h2>{say('incidents-photos')}</h2>
          <Photos photos={incident.photos} />
        </section>
      )}
      <History steps={incident.history} />
    </article>
  );
}
