/** A MapLibre map, once the letters it draws its names with are here. */
import type { Map as MapLibre } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Say } from '../../shared/words';

/** In a file of its own: it stays in the browser's cache when our pages change. */
const library = import('maplibre-gl');

/** The province, until something else is asked for. */
const HOME: [number, number, number, number] = [105.15, 10.1, 106.0, 11.0];
/** One letter of each file that the font comes in: a name drawn before they are here keeps another font's letters. */
const LETTERS = 'aĐăậợ—';

async function lettersReady(): Promise<void> {
  const wanted = ['400 16px "Be Vietnam Pro"', '600 16px "Be Vietnam Pro"'];
  await Promise.allSettled(wanted.map((font) => document.fonts.load(font, LETTERS)));
}

/** Null where the browser has no WebGL. */
export async function made(container: HTMLElement, say: Say): Promise<MapLibre | null> {
  const [{ AttributionControl, Map: Made, NavigationControl, ScaleControl, setWorkerUrl }] = await Promise.all([
    library,
    lettersReady(),
  ]);
  setWorkerUrl(workerUrl);
  try {
    const map = new Made({
      container,
      style: { version: 8, sources: {}, layers: [] },
      bounds: HOME,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      maxPitch: 0,
      locale: {
        'Map.Title': say('console-map'),
        'NavigationControl.ZoomIn': say('console-map-zoom-in'),
        'NavigationControl.ZoomOut': say('console-map-zoom-out'),
        'AttributionControl.ToggleAttribution': say('console-map-attribution'),
      },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
    return map;
  } catch {
    return null;
  }
}
