/** Which events change what the panels show. */
import type { LiveEvent } from '../live/model';

export const PERMIT_STIRS = (event: LiveEvent): boolean =>
  event.kind.startsWith('PERMIT_') || event.kind.startsWith('PERMITS_');

export const APPLICATION_STIRS = (event: LiveEvent): boolean => event.kind.startsWith('APPLICATION_');

/** Of one application, and of the ground it wants to enter. */
export const stirsApplication =
  (id: string) =>
  (event: LiveEvent): boolean =>
    (APPLICATION_STIRS(event) && event.subject === id) ||
    PERMIT_STIRS(event) ||
    ['ZONES_PUBLISHED', 'LEVEL_CHANGED', 'ROSTER_CHANGED', 'HEALTH_DECLARED'].includes(event.kind);

export const stirsPermit =
  (id: string) =>
  (event: LiveEvent): boolean =>
    (PERMIT_STIRS(event) && (event.subject === id || event.kind.startsWith('PERMITS_'))) ||
    event.kind === 'ZONE_REAFFIRMED';
