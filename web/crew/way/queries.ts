/** What the page asks of the server about the ground: first where the night leads, then what lies around that. */
export const GOALS = `query CrewGoals($person: ID!) {
  workOrders(first: 20, filter: { mine: true, open: true }) { edges { node {
    id reference title purpose place { lon lat } route { lon lat } stops { label place { lon lat } } } } }
  permits(first: 50, filter: { person: $person }) { edges { node {
    id issuedAt places { lon lat } route { lon lat } } } } }`;

export const GROUND = `query CrewGround($box: BoxInput!) {
  zonesNear(box: $box, withinM: 50) { number
    versions { name kind restriction level validFrom validTo precedence geometryQualityM geometry contact
      schedule { weekday startMin endMin } message { vi en } }
    epochs { counter kind recordedAt effectiveAt purposes } reaffirmations { at purposes } }
  checkpoints(first: 300) { edges { node { name kind place { lon lat } toZones phones desk { name phone } hard } } } }`;

const LEVEL = 'code validFrom rules { purpose rule transit hours { startMin endMin } }';

/** Two thirds of all bytes, and they change once in weeks: asked for less often. */
export const LEVELS = `query CrewLevels($later: DateTime!) {
  now: measureLevels { ${LEVEL} } later: measureLevels(at: $later) { ${LEVEL} } }`;
