/** The stage over a map that is loaded. */
import type { Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { MARK } from './layers/mark';
import type { LonLat, Stage } from './stage';

const CLOSE_UP = 14;
const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const MARGIN = 60;

/** How much of the map's left the legend or the list lies over; nothing where it lies over most of it. */
function covered(map: MapLibre): number {
  const container = map.getContainer();
  const width = container.parentElement?.querySelector('.corner > .card')?.clientWidth ?? 0;
  return width < container.clientWidth * 0.6 ? width : 0;
}

const around = (map: MapLibre) => ({ top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN + covered(map) });

export function stageOf(map: MapLibre): Stage {
  let giveUp: (() => void) | null = null;
  return {
    map,
    show: ([lon, lat], zoom = CLOSE_UP) =>
      void map.flyTo({
        center: [lon, lat],
        zoom: Math.max(zoom, map.getZoom()),
        offset: [covered(map) / 2, 0],
        animate: !isStill(),
      }),
    frame: ([west, south, east, north]) =>
      void map.fitBounds([west, south, east, north], { padding: around(map), maxZoom: CLOSE_UP, animate: !isStill() }),
    mark: (shape) => mark(map, shape),
    pick: () => {
      giveUp?.();
      return picked(map, (stop) => {
        giveUp = stop;
      });
    },
  };
}

function mark(map: MapLibre, shape: Geometry | null): void {
  const features = shape === null ? [] : [{ type: 'Feature' as const, geometry: shape, properties: {} }];
  const source = map.getSource<GeoJSONSource>(MARK);
  if (source) void source.setData({ type: 'FeatureCollection', features });
}

function picked(map: MapLibre, canStop: (stop: () => void) => void): Promise<LonLat | null> {
  return new Promise((done) => {
    const canvas = map.getCanvas();
    const end = (place: LonLat | null) => {
      map.off('click', onClick);
      removeEventListener('keydown', onKey);
      canvas.style.cursor = '';
      done(place);
    };
    const onClick = (event: { lngLat: { lng: number; lat: number } }) => end([event.lngLat.lng, event.lngLat.lat]);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && end(null);
    canvas.style.cursor = 'crosshair';
    map.once('click', onClick);
    addEventListener('keydown', onKey);
    canStop(() => end(null));
  });
}
