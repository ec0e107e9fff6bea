/** The server's filter from what stands in the address. Pure. */
import type { Json } from '../../shared/json';
import { fromInput } from '../map/time/local_input';

export type Params = Readonly<Record<string, string>>;

/** Parameters of the address that narrow the list; they go with every link, so that the way back finds the same list. */
export const FILTERS = ['text', 'status', 'purpose', 'zone', 'unit', 'force', 'review'] as const;

export const keptParams = (params: Params): Record<string, string> =>
  Object.fromEntries(FILTERS.flatMap((name) => (params[name] ? [[name, params[name]]] : [])));

export function filterOf(params: Params): Json {
  const zone = Number(params.zone);
  const force = fromInput(params.force ?? '');
  return {
    text: params.text || null,
    status: params.status || null,
    purpose: params.purpose || null,
    zone: Number.isInteger(zone) && zone > 0 ? zone : null,
    unit: params.unit || null,
    inForceAt: force === null ? null : new Date(force).toISOString(),
    toReview: params.review === 'yes' ? true : null,
  };
}
