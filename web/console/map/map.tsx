/** The map of the console: made once, and left in place whatever panel is open. */
import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { NO_STAGE, type Stage } from './stage';
import { stageOf } from './stage_of';

setWorkerUrl(workerUrl);

/** The province, until something else is asked for. */
const HOME: [number, number, number, number] = [105.15, 10.1, 106.0, 11.0];

type MapProps = { readonly onStage: (stage: Stage) => void; readonly isBroken: boolean };

/** `onStage` is told once: the map when it can be drawn on, or that there is none. */
export function ConsoleMap({ onStage, isBroken }: MapProps) {
  const { say } = useReader();
  const place = useRef<HTMLDivElement>(null);
  // The library names its canvas once, in English.
  useEffect(() => place.current?.querySelector('canvas')?.setAttribute('aria-label', say('console-map')));
  useEffect(() => {
    if (!place.current) return;
    const map = made(place.current);
    if (map === null) {
      onStage(NO_STAGE);
      return;
    }
    map.once('load', () => onStage(stageOf(map)));
    return () => map.remove();
  }, []);
  return (
    <div class="map">
      <div class="canvas" ref={place} />
      {isBroken && <p class="notice nomap">{say('console-no-map')}</p>}
    </div>
  );
}

/** Null where the browser has no WebGL. */
function made(container: HTMLElement): MapLibre | null {
  try {
    const map = new MapLibre({
      container,
      style: { version: 8, sources: {}, layers: [] },
      bounds: HOME,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
    return map;
  } catch {
    return null;
  }
}
