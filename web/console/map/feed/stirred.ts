/** Which events make which layer read what: kinds of docs/events.md. Pure. */
import type { LiveEvent } from '../../live/model';
import { LAYER_KEYS, type LayerKey } from './messages';

type Stirring = {
  /** The subject is the thing itself. */
  readonly one: readonly string[];
  /** Many at once, or something else that they follow from: the layer is read whole, and compared. */
  readonly all: readonly string[];
};

const WORK = 'CREATED DISPATCHED PROGRESSED STATE_CHANGED EDIT_KEPT'.split(' ').map((step) => `WORK_ORDER_${step}`);

export const STIRRING: Readonly<Record<LayerKey, Stirring>> = {
  zones: { one: ['ZONE_CHANGED'], all: ['ZONES_PUBLISHED', 'LEVEL_CHANGED'] },
  checkpoints: {
    one: ['CHECKPOINT_CREATED', 'CHECKPOINT_RESITED', 'CHECKPOINT_CLOSED', 'BUNDLE_SEALED', 'CHECKS_RECORDED'],
    all: ['DEVICE_ENROLLED', 'DEVICE_REVOKED'],
  },
  sites: { one: [], all: ['SITES_CHANGED'] },
  incidents: {
    one: ['INCIDENT_REPORTED', 'INCIDENT_STATUS_CHANGED', 'INCIDENT_TRIAGED'],
    all: ['INCIDENTS_TOUCHED'],
  },
  'work-orders': { one: WORK, all: ['WORK_ORDERS_TOUCHED'] },
  crews: { one: ['CREW_COMPOSED', 'DUTY_CHANGED'], all: [] },
};

export type Stirred = { readonly ids: readonly string[]; readonly isAll: boolean };

export function stirredBy(events: readonly LiveEvent[]): ReadonlyMap<LayerKey, Stirred> {
  const found = new Map<LayerKey, Stirred>();
  for (const key of LAYER_KEYS) {
    const ids = events.filter(({ kind }) => STIRRING[key].one.includes(kind)).map(({ subject }) => subject);
    const isAll = events.some(({ kind }) => STIRRING[key].all.includes(kind));
    if (isAll || ids.length > 0) found.set(key, { ids: [...new Set(ids)], isAll });
  }
  return found;
}
