/** Everything about one application that a decision rests on. */
import { type Json, object, text } from '../../../shared/json';
import { type Asked, useAsked } from '../../live/use_asked';
import { useViewer } from '../../viewer';
import { APPLICATION, type Application, readApplication } from '../application_model';
import {
  GOER,
  type Goer,
  OUTLOOK,
  type Outlook,
  readGoer,
  readOutlook,
  readVehicle,
  VEHICLE,
  type Vehicle,
} from '../outlook_model';
import { rows } from '../read';
import { stirsApplication } from '../stirs';

export type Details = {
  readonly application: Application;
  /** Null where the reader may not see the roster. */
  readonly goers: readonly Goer[] | null;
  readonly vehicles: readonly Vehicle[];
  readonly outlook: Outlook | null;
};

const HOLDERS = `holders { ${GOER} }`;

const queryOf = (seesRoster: boolean): string => `query DeskApplication($id: ID!) {
  application(id: $id) { ${APPLICATION} ${seesRoster ? HOLDERS : ''} vehicles { ${VEHICLE} } }
  applicationOutlook(application: $id) { ${OUTLOOK} } }`;

function readDetails(data: Json): Details | null {
  if (data.application === null) return null;
  const one = object(data.application, 'application');
  return {
    application: readApplication(one, 'application'),
    goers: one.holders === undefined ? null : rows(one.holders, 'holders', readGoer),
    vehicles: rows(one.vehicles, 'vehicles', readVehicle),
    outlook: data.applicationOutlook === null ? null : readOutlook(object(data.applicationOutlook, 'outlook')),
  };
}

export function useDetails(id: string | null): Asked<{ readonly details: Details | null }> {
  const { actions } = useViewer();
  const query = queryOf(actions.has('READ_ROSTER'));
  return useAsked(id && query, { id }, (data) => ({ details: readDetails(data) }), stirsApplication(id ?? ''));
}

const CREW = 'query DeskCrew($id: ID!) { crew(id: $id) { name } }';

export function useCrewName(crew: string | null): string | null {
  return useAsked(crew && CREW, { id: crew }, (data) =>
    data.crew === null ? null : text(object(data.crew, 'crew').name, 'name'),
  ).value;
}
