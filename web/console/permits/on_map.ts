/** Where something of a panel goes stands on the map while it is open. */
import type { Geometry } from 'geojson';
import { useEffect } from 'preact/hooks';
import { type Box, type LonLat, useStage } from '../map/stage';

/** Places of work and the way there as one shape; null: it goes nowhere in particular. */
export function shapeOf(places: readonly LonLat[], route: readonly LonLat[] = []): Geometry | null {
  const points = places.map(([lon, lat]) => [lon, lat]);
  const shapes: Geometry[] = [];
  if (points.length > 0) shapes.push({ type: 'MultiPoint', coordinates: points });
  if (route.length > 1) shapes.push({ type: 'LineString', coordinates: route.map(([lon, lat]) => [lon, lat]) });
  const [only] = shapes;
  if (only === undefined) return null;
  return shapes.length === 1 ? only : { type: 'GeometryCollection', geometries: shapes };
}

export function boxOf(places: readonly LonLat[]): Box {
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Marks what is there now; the map moves only when another thing is opened, or the reader would be pulled back. */
export function useOnMap(key: string, places: readonly LonLat[], route: readonly LonLat[], isFramed = true): void {
  const stage = useStage();
  const drawn = JSON.stringify([places, route]);
  useEffect(() => {
    stage.mark(shapeOf(places, route));
    return () => stage.mark(null);
  }, [stage, drawn]);
  useEffect(() => {
    const every = [...places, ...route];
    if (isFramed && every.length > 0) stage.frame(boxOf(every));
  }, [stage, key, places.length === 0]);
}
