/** Where a layer's features are asked for. */
import type { Moment } from '../moment';
import type { LayerKey } from './messages';

/** As many as the server answers for at once; beyond, the layer is read whole. */
export const MOST_IDS = 200;

export function addressOf(layer: LayerKey, { at, known }: Moment, ids: readonly string[] | null = null): string {
  const query = new URLSearchParams();
  if (at !== null) query.set('at', at);
  if (known !== null) query.set('known', known);
  if (ids !== null) query.set('ids', ids.join(','));
  const asked = query.toString();
  return `/map/${layer}.geojson${asked && `?${asked}`}`;
}
