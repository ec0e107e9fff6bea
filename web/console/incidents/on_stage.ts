/** What a panel has open stands on the map: marked, brought into view, and gone with the panel. */
import { useEffect } from 'preact/hooks';
import { type Box, useStage } from '../map/stage';
import { placesOf, type Where } from './read';

/**
 * Marks what is there now; the map moves only for another `key`, so that nobody who looks around is pulled back.
 *
 * `isShown` false: it stays where it is, because the reader is choosing a place on it.
 */
export function useOnStage(key: string, where: Where | null, isShown = true): void {
  const stage = useStage();
  const drawn = JSON.stringify(where);
  useEffect(() => {
    stage.mark(where);
    return () => stage.mark(null);
  }, [stage, drawn]);
  useEffect(() => {
    if (where !== null && isShown) stage.frame(boxOf(where));
  }, [stage, key, where === null]);
}

export function boxOf(where: Where): Box {
  const places = placesOf(where);
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
