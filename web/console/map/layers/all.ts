/** The map's layers, in drawing order within a slot. */
import type { Viewer } from '../../viewer';
import { checkpoints } from './checkpoints';
import { crews } from './crews';
import { incidents } from './incidents';
import type { MapLayer } from './layer';
import { sites } from './sites';
import { workOrders } from './work_orders';
import { zones } from './zones';

export const LAYERS: readonly MapLayer[] = [zones, sites, checkpoints, workOrders, incidents, crews];

export const layersOf = (viewer: Viewer): readonly MapLayer[] =>
  LAYERS.filter(({ action }) => viewer.actions.has(action));

/** Where a click on one of these leads; null where no panel shows it. */
export function partsOf({ key }: MapLayer, id: string): readonly string[] {
  return key === 'crews' ? ['crews', id] : [id];
}
