/** What panels ask of the map. Places are EPSG:4326, lon/lat. */
import type { Geometry } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export type LonLat = readonly [lon: number, lat: number];
/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

export type Stage = {
  /** For tools that draw on it; null where the browser has no WebGL: panels work without the map. */
  readonly map: MapLibre | null;
  /** Bring a place into view. */
  readonly show: (place: LonLat, zoom?: number) => void;
  readonly frame: (box: Box) => void;
  /** Draw something over everything, in place of what was marked before; null takes it away. */
  readonly mark: (shape: Geometry | null) => void;
  /** The next place that is clicked; null when the reader gives up by Escape, or asks for another. */
  readonly pick: () => Promise<LonLat | null>;
};

/** Without a map nothing is shown, and nothing can be clicked. */
export const NO_STAGE: Stage = {
  map: null,
  show: () => {},
  frame: () => {},
  mark: () => {},
  pick: () => Promise.resolve(null),
};

export const StageContext = createContext<Stage>(NO_STAGE);

export const useStage = (): Stage => useContext(StageContext);
