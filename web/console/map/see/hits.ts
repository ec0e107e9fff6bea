/** What lies under a click, or in view: things by their layer, each once. */
import type { MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl';
import type { MapLayer, Properties } from '../layers/layer';

export type Hit = { readonly layer: MapLayer; readonly id: string; readonly properties: Properties };

/** A finger or a hurried mouse is this far off, in CSS pixels. */
const REACH = 6;

export function hitsAt(map: MapLibre, layers: readonly MapLayer[], { x, y }: { x: number; y: number }): readonly Hit[] {
  const near: [PointLike, PointLike] = [
    [x - REACH, y - REACH],
    [x + REACH, y + REACH],
  ];
  const areas = layers.filter(({ key }) => key === 'zones');
  const things = layers.filter(({ key }) => key !== 'zones');
  return [...found(map, things, near), ...found(map, areas, [x, y])];
}

/** Everything in the window that is not hidden, in the order of the layers. */
export const inView = (map: MapLibre, layers: readonly MapLayer[]): readonly Hit[] => found(map, layers, undefined);

function found(
  map: MapLibre,
  layers: readonly MapLayer[],
  where: PointLike | [PointLike, PointLike] | undefined,
): readonly Hit[] {
  const ids = layers.flatMap(({ hits }) => hits.filter((id) => map.getLayer(id)));
  if (ids.length === 0) return [];
  return unique(map.queryRenderedFeatures(where, { layers: ids }), layers);
}

function unique(features: readonly MapGeoJSONFeature[], layers: readonly MapLayer[]): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { layer: drawn, properties } of features) {
    const layer = layers.find((one) => one.hits.includes(drawn.id));
    const id = properties.id;
    if (!layer || typeof id !== 'string') continue;
    const key = `${layer.key} ${id} ${properties.isAhead === true ? properties.version : ''}`;
    if (!hits.has(key)) hits.set(key, { layer, id, properties });
  }
  return [...hits.values()];
}
