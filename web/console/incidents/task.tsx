/** What the crew is wanted for, above the ranking, and whether somebody is sent to it already. */
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { INCIDENT, INCIDENT_STIRS, readIncident } from './incident_model';
import { useOnStage } from './on_stage';
import type { Of } from './ranking';
import { Badge } from './shown';
import { readWorkOrder, WORK_ORDER, WORK_STIRS, whereOf } from './work_model';
import { WorkOf } from './work_of';

export function Task({ of }: { readonly of: Of }) {
  return 'incident' in of ? <OfIncident id={of.incident} /> : <OfWorkOrder id={of.workOrder} />;
}

function OfIncident({ id }: { readonly id: string }) {
  const { say } = useReader();
  const { value } = useAsked(INCIDENT, { id }, readIncident, INCIDENT_STIRS);
  useOnStage(id, value?.location ?? null);
  if (value === null) return null;
  return (
    <>
      <p>
        <strong>{value.name || say(`IncidentKind-${value.kind}`)}</strong> <span class="mono">{value.reference}</span>{' '}
        <Badge type="Severity" value={value.severity} />
      </p>
      <WorkOf incident={id} />
    </>
  );
}

function OfWorkOrder({ id }: { readonly id: string }) {
  const { value } = useAsked(WORK_ORDER, { id }, readWorkOrder, WORK_STIRS);
  useOnStage(id, value && whereOf(value));
  if (value === null) return null;
  return (
    <p>
      <strong>{value.title}</strong> <span class="mono">{value.reference}</span>{' '}
      <Badge type="WorkOrderState" value={value.state} />
    </p>
  );
}
