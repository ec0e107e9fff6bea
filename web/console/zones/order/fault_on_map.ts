import { useEffect } from 'preact/hooks';
import { useStage } from '../../map/stage';
import type { Fault } from './faults';

/** Where the server found a shape wrong, shown on the map. */
export function useFaultOnMap(fault: Fault | null): void {
  const stage = useStage();
  const place = fault?.place ?? null;
  const key = JSON.stringify(place);
  useEffect(() => {
    if (place === null) return;
    stage.show(place, 16);
    stage.mark({ type: 'Point', coordinates: [...place] });
    return () => stage.mark(null);
  }, [stage, key]);
}
