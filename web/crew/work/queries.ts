/** What the work side asks of the server, and what it says. */
const PROBLEM = '... on Problem { message }';

/** Part of what is loaded for a night. */
export const WORK = `open: workOrders(first: 20, filter: { mine: true, open: true }) { edges { node { ...CrewWork } } }
  ended: workOrders(first: 3, filter: { mine: true, open: false }) { edges { node { ...CrewWork } } }
  person(id: $person) { organisation { id } health { declaredOn validUntil reference } }`;

export const WORK_ORDER = `fragment CrewWork on WorkOrder {
    id reference title purpose state progress version startsAt endsAt
    place { lon lat } route { lon lat } stops { id label state place { lon lat } }
    needs { zones { zone asks forbiddenFrom covers { person permit } missing } }
    flags { zone message since } notes { id text byName at } photos { id } }`;

export const MEANWHILE = `query CrewMeanwhile($id: ID!) { workOrder(id: $id) {
  state progress stateHistory { version after note byName at } } }`;

const order = (name: string, field: string, made: string) =>
  `mutation Crew${name}($input: ${name}Input!) { done: ${field}(input: $input) { __typename ${made} ${PROBLEM} } }`;

export const PROGRESS = order('ReportProgress', 'reportProgress', '... on ProgressReported { counted progress }');
export const NOTE = order('AddNote', 'addNote', '');
export const RUN_STOP = order('CompleteStop', 'completeStop', '');
export const COMPLETE = order('CompleteWorkOrder', 'completeWorkOrder', '');
export const CLOSE = order('CloseWorkOrder', 'closeWorkOrder', '');

export const INCIDENT = order(
  'ReportIncident',
  'reportIncident',
  '... on IncidentReported { incident reference joined }',
);
export const HEALTH = order('DeclareHealth', 'declareHealth', '');
