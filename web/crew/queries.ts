/** What the crew page asks of the server, and what it says. */
import { WORK, WORK_ORDER } from './work/queries';

export const ME = 'query CrewMe { serverTime me { id name person organisation { name } } }';

export const EVERYTHING = `query CrewEverything($person: ID!) {
  permits(first: 50, filter: { person: $person }) { edges { node {
    id reference controlCodeSpoken status purpose crew zones validFrom validTo conditions
    hours { startMin endMin } holders { person name idTails } vehicles { kind plate } credentials { id person text } } } }
  crews(first: 20) { edges { node { id name duty baseZone members { id } } } }
  zones(first: 500) { edges { node { number name } } }
  inbox(first: 50) { edges { node { id title body urgency at needsAcknowledgement readAt acknowledgedAt } } }
  unreadCount
  news { issuedAt expiresAt parts }
  stops(first: 5) { edges { node { id status answer } } }
  ${WORK} }
  ${WORK_ORDER}`;

const PROBLEM = '... on Problem { message }';

export const REPORT_STOP = `mutation CrewStopped($input: ReportStopInput!) { done: reportStop(input: $input) {
  __typename ... on StopReported { stop } ${PROBLEM} } }`;

export const ACKNOWLEDGE = `mutation CrewAcknowledges($input: AcknowledgeNotificationInput!) {
  done: acknowledgeNotification(input: $input) { __typename ${PROBLEM} } }`;

export const READ = `mutation CrewHasRead($input: NotificationsInput!) {
  done: readNotifications(input: $input) { __typename ${PROBLEM} } }`;
