/** Drawing an area on the map with terra-draw: tools, undo, and what is drawn as one shape. Loaded when it is wanted. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawFreehandMode,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  TerraDrawSessionUndoRedo,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Area } from '../model';
import { areaOf, partsOf } from './shapes';

export const TOOLS = ['polygon', 'circle', 'freehand', 'select'] as const;
export type Tool = (typeof TOOLS)[number];

export type Drawing = {
  readonly use: (tool: Tool) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The chosen part, or all when none is. */
  readonly remove: () => void;
  readonly stop: () => void;
};

export type DrawingHeard = { readonly onArea: (area: Area | null) => void; readonly onTool: (tool: Tool) => void };

const DECIMALS = 7;
const INK = '#c2410c';
const STYLES = { fillColor: INK, fillOpacity: 0.18, outlineColor: INK, outlineWidth: 3 } as const;
const CHOSEN = {
  selectedPolygonColor: INK,
  selectedPolygonFillOpacity: 0.28,
  selectedPolygonOutlineColor: INK,
  selectedPolygonOutlineWidth: 4,
  selectionPointColor: '#ffffff',
  selectionPointOutlineColor: INK,
  selectionPointOutlineWidth: 3,
  midPointColor: INK,
} as const;
const EDITABLE = {
  feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } },
} as const;

export function startDrawing(map: MapLibre, area: Area | null, heard: DrawingHeard): Drawing {
  const draw = pen(map);
  draw.start();
  const holes = put(draw, area);
  draw.clearUndoRedoHistory();
  const tell = () => heard.onArea(drawn(draw, holes));
  const use = (tool: Tool) => {
    draw.setMode(tool);
    heard.onTool(tool);
  };
  draw.on('finish', (id, { mode }) => {
    tell();
    // Only after the mode has come to its end can another one begin.
    if (mode !== 'select') queueMicrotask(() => show(draw, id, heard));
  });
  draw.on('change', (_, type) => type === 'delete' && tell());
  use(area === null ? 'polygon' : 'select');
  const chosen = chosenIn(draw);
  const step = (done: () => boolean) => () => {
    done();
    forget(draw, chosen());
    tell();
  };
  return {
    use,
    undo: step(() => draw.undo()),
    redo: step(() => draw.redo()),
    remove: () => remove(draw, chosen(), tell),
    stop: () => draw.stop(),
  };
}

function pen(map: MapLibre): TerraDraw {
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DECIMALS }),
    modes: [
      new TerraDrawPolygonMode({
        styles: { ...STYLES, coordinatePointColor: INK, closingPointColor: INK },
        showCoordinatePoints: true,
      }),
      new TerraDrawCircleMode({ styles: STYLES }),
      new TerraDrawFreehandMode({ styles: STYLES }),
      new TerraDrawSelectMode({ styles: CHOSEN, flags: { polygon: EDITABLE, circle: EDITABLE, freehand: EDITABLE } }),
    ],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo(), sessionLevel: new TerraDrawSessionUndoRedo() },
  });
}

type Holes = ReadonlyMap<string, readonly number[][][]>;

/** The tool knows no holes: they are kept beside their part, and put back. */
function put(draw: TerraDraw, area: Area | null): Holes {
  const parts = area === null ? [] : partsOf(area);
  const features = parts.map(([outer = [], ...holes]) => ({
    holes,
    feature: {
      id: draw.getFeatureId(),
      type: 'Feature' as const,
      geometry: { type: 'Polygon' as const, coordinates: [outer] },
      properties: { mode: 'polygon' },
    },
  }));
  draw.addFeatures(features.map(({ feature }) => feature));
  return new Map(features.map(({ feature, holes }) => [String(feature.id), holes]));
}

const isPart = ({ geometry, properties }: GeoJSONStoreFeatures) =>
  geometry.type === 'Polygon' && properties.currentlyDrawing !== true;

function drawn(draw: TerraDraw, holes: Holes): Area | null {
  const parts = draw.getSnapshot().filter(isPart);
  return areaOf(
    parts.flatMap(({ id, geometry }) =>
      geometry.type === 'Polygon' ? [[...geometry.coordinates, ...(holes.get(String(id)) ?? [])]] : [],
    ),
  );
}

function show(draw: TerraDraw, id: string | number, heard: DrawingHeard): void {
  if (!draw.enabled || !draw.hasFeature(id)) return;
  draw.selectFeature(id);
  heard.onTool('select');
}

type Id = NonNullable<GeoJSONStoreFeatures['id']>;

function chosenIn(draw: TerraDraw): () => Id | null {
  let chosen: Id | null = null;
  draw.on('select', (id) => {
    chosen = id;
  });
  draw.on('deselect', () => {
    chosen = null;
  });
  return () => chosen;
}

/** A step back brings parts as they were, chosen perhaps, though nobody chose them now. */
function forget(draw: TerraDraw, chosen: Id | null): void {
  for (const { id, properties } of draw.getSnapshot().filter(isPart)) {
    if (id === undefined || id === chosen || properties.selected !== true) continue;
    draw.selectFeature(id);
    draw.deselectFeature(id);
  }
}

function remove(draw: TerraDraw, chosen: Id | null, tell: () => void): void {
  const all = draw.getSnapshot().filter(isPart);
  const gone = all.flatMap(({ id }) => (id === undefined || (chosen !== null && id !== chosen) ? [] : [id]));
  if (chosen !== null && draw.hasFeature(chosen)) draw.deselectFeature(chosen);
  draw.removeFeatures(gone);
  tell();
}
