/** Sending a crew: a work order where there is none yet, then the dispatch, with what came of it. */
import { type Json, list, number, object, text } from '../../shared/json';
import { PROBLEM } from '../act';
import type { Incident } from './incident_model';
import { SAID, type Said, said } from './read';

export type Dispatched = {
  readonly order: string;
  readonly state: string;
  readonly crew: string;
  readonly issued: readonly string[];
  readonly rearmed: readonly string[];
  readonly ended: readonly string[];
  readonly waiting: readonly string[];
  /** What the crew goes without. */
  readonly lacking: readonly Said[];
};

export type Made = { readonly id: string; readonly version: number };

export const CREATE = `mutation ConsoleCreateWork($input: CreateWorkOrderInput!) { done: createWorkOrder(input: $input) {
  ... on WorkOrderChanged { id version } ${PROBLEM} } }`;

const OUTCOME = `... on WorkOrderDispatched { id state issuedPermits rearmedPermits endedPermits waitingApplications
  lacking { ${SAID} } }`;

export const DISPATCH = `mutation ConsoleDispatch($input: DispatchWorkOrderInput!) {
  done: dispatchWorkOrder(input: $input) { ${OUTCOME} ${PROBLEM} } }`;

export const REOPEN = `mutation ConsoleReopenWork($input: ReopenWorkOrderInput!) {
  done: reopenWorkOrder(input: $input) { ${OUTCOME} ${PROBLEM} } }`;

export const readMade = (done: Json): Made => ({ id: text(done.id, 'id'), version: number(done.version, 'version') });

export const readDispatched =
  (crew: string) =>
  (done: Json): Dispatched => ({
    order: text(done.id, 'id'),
    state: text(done.state, 'state'),
    crew,
    issued: list(done.issuedPermits, 'issuedPermits', text),
    rearmed: list(done.rearmedPermits, 'rearmedPermits', text),
    ended: list(done.endedPermits, 'endedPermits', text),
    waiting: list(done.waitingApplications, 'waitingApplications', text),
    lacking: list(done.lacking, 'lacking', said),
  });

/** Why a crew goes to an incident, as the ranking takes it too (incidents/recommendation/rules). */
const PURPOSES: Readonly<Record<string, string>> = {
  CONGESTION: 'CONGESTION_RELIEF',
  DEGRADED_QUALITY: 'QOS_MEASUREMENT',
  POSTAL_BACKLOG: 'PUBLIC_ADMIN_POST',
};

export const purposeOf = (kind: string): string => PURPOSES[kind] ?? 'INCIDENT_REPAIR';

const MOST_OF_A_ROUTE = 500;

/** A work order where the incident is: at its place, or along its line. */
export function orderFor({ id, organisation, location, kind }: Incident, title: string): Json {
  const places = location.type === 'Point' ? [] : location.coordinates.slice(0, MOST_OF_A_ROUTE);
  const [lon, lat] = location.type === 'Point' ? location.coordinates : [];
  return {
    incident: id,
    organisation,
    title,
    purpose: purposeOf(kind),
    place: location.type === 'Point' ? { lon, lat } : null,
    route: places.map(([lon, lat]) => ({ lon, lat })),
  };
}

/** Of a work order that is there already: what the next change is based on. */
export const VERSION = 'query ConsoleWorkVersion($id: ID!) { workOrder(id: $id) { id version title } }';

export const readVersion = (data: Json): (Made & { readonly title: string }) | null => {
  if (data.workOrder === null) return null;
  const one = object(data.workOrder, 'workOrder');
  return { ...readMade(one), title: text(one.title, 'title') };
};
