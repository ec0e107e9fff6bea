/** Whether a tool has the map's clicks for itself: what is drawn there is not to be opened by them. */
import type { Map as MapLibre } from 'maplibre-gl';

const taken = new WeakSet<MapLibre>();

/** Returns how to give it back. */
export function takeMap(map: MapLibre): () => void {
  taken.add(map);
  return () => void taken.delete(map);
}

export const isMapTaken = (map: MapLibre): boolean => taken.has(map);
