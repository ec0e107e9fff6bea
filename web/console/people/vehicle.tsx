/** A vehicle of a roster. */
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { TroubleNotice } from '../trouble';
import { useViewer } from '../viewer';
import { AttachToMany } from './attach';
import type { House } from './house';
import { hrefOf } from './links';
import { readVehicle, VEHICLE_WHOLE, type Vehicle } from './model';
import { RemoveEntry } from './remove';
import { State } from './state';
import { FileLink, VetBar } from './vet_bar';

const ONE = `query RosterVehicle($id: ID!) { vehicle(id: $id) { ${VEHICLE_WHOLE} } }`;
const STIRS = ['ROSTER_CHANGED', 'ATTACHMENT_KEPT'];

export function VehiclePart({ id }: { readonly id: string; readonly house: House }) {
  const { say } = useReader();
  const { value, trouble, again, asking } = useAsked(
    ONE,
    { id },
    (data) => ({ vehicle: data.vehicle === null ? null : readVehicle(data.vehicle, 'vehicle') }),
    STIRS,
  );
  return (
    <>
      <p>
        <a href={hrefOf('vehicles')}>{say('people-back-vehicles')}</a>
      </p>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      {value === null && asking && <p role="status">{say('loading')}</p>}
      {value && value.vehicle === null && <p class="notice">{say('people-not-there')}</p>}
      {value?.vehicle && <Whole vehicle={value.vehicle} />}
    </>
  );
}

function Whole({ vehicle }: { readonly vehicle: Vehicle }) {
  const { say } = useReader();
  const viewer = useViewer();
  const isThere = vehicle.state !== 'REMOVED';
  return (
    <>
      <h2>
        {vehicle.label} <State state={vehicle.state} />
      </h2>
      <dl class="facts">
        <dt>{say('people-vehicle-kind')}</dt>
        <dd>{say(`VehicleKind-${vehicle.kind}`)}</dd>
        <dt>{say('people-plate')}</dt>
        <dd class="mono">{vehicle.plate || '—'}</dd>
      </dl>
      <h2>{say('people-attachments')}</h2>
      {vehicle.attachments.length === 0 && <p class="empty">{say('people-attachments-none')}</p>}
      <ul class="files">
        {vehicle.attachments.map((file) => (
          <li key={file.id}>
            <FileLink file={file} />
          </li>
        ))}
      </ul>
      {isThere && viewer.actions.has('VET_ROSTER') && <VetBar kind="Vehicle" chosen={[vehicle]} clear={null} />}
      {isThere && viewer.actions.has('MANAGE_ROSTER') && (
        <>
          {!viewer.actions.has('VET_ROSTER') && <AttachToMany kind="Vehicle" subjects={[vehicle.id]} />}
          <RemoveEntry entry={vehicle} name={vehicle.label} />
        </>
      )}
    </>
  );
}
