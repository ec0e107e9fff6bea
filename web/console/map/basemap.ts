/** What lies under everything: the server says what there is (docs/decisions/0163), we draw it in quiet colours. */
import type { ExpressionSpecification, LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl';
import { type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { Language } from '../../shared/language';
import { BOLD, type Drawn, FONT, type Look, type Slot } from './layers/layer';

type Part = {
  readonly name: string;
  readonly role: string;
  readonly geometry: string;
  readonly nameField: string | null;
  readonly rankField: string | null;
};

export type BasemapSource = {
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly bounds: readonly number[] | null;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly tileSize: number | null;
  readonly attribution: string | null;
  readonly note: Readonly<Record<Language, string>> | null;
  readonly parts: readonly Part[];
};

export const STYLE_PARTS = '/basemap/style-parts.json';
const ours = (name: string): string => `basemap-${name}`;
export const isBasemap = (source: string): boolean => source.startsWith('basemap-');

export function readBasemap(body: unknown): readonly BasemapSource[] {
  return list(object(body, 'basemap').sources, 'sources', (value, where) => {
    const one = object(value, where);
    const note = one.note === null || one.note === undefined ? null : object(one.note, where);
    return {
      name: text(one.name, where),
      kind: text(one.kind, where),
      address: text(one.address, where),
      bounds: one.bounds === null || one.bounds === undefined ? null : list(one.bounds, where, number),
      minZoom: number(one.minZoom, where),
      maxZoom: number(one.maxZoom, where),
      tileSize: typeof one.tileSize === 'number' ? one.tileSize : null,
      attribution: optionalText(one.attribution, where),
      note: note && { vi: text(note.vi, where), en: text(note.en, where) },
      parts: list(one.layers, where, readPart),
    };
  });
}

function readPart(value: unknown, where: string): Part {
  const part: Json = object(value, where);
  return {
    name: text(part.name, where),
    role: text(part.role, where),
    geometry: text(part.geometry, where),
    nameField: optionalText(part.nameField, where),
    rankField: optionalText(part.rankField, where),
  };
}

/** Only what this server serves, whatever the answer says. */
const here = (address: string): string | null =>
  new URL(address, location.href).origin === location.origin ? location.origin + address : null;

export function addBasemap(map: MapLibre, sources: readonly BasemapSource[]): void {
  for (const source of sources) {
    const spec = sourceOf(source);
    if (spec && !map.getSource(ours(source.name))) map.addSource(ours(source.name), spec);
  }
}

function sourceOf({ kind, address, attribution, bounds, ...source }: BasemapSource): SourceSpecification | null {
  const url = here(address);
  if (url === null) return null;
  const said = attribution === null ? {} : { attribution: escaped(attribution) };
  if (kind === 'geojson') return { type: 'geojson', data: url, ...said };
  const [west = -180, south = -90, east = 180, north = 90] = bounds ?? [];
  const tiles = {
    tiles: [url],
    minzoom: source.minZoom,
    maxzoom: source.maxZoom,
    bounds: [west, south, east, north] as [number, number, number, number],
    ...said,
  };
  if (kind === 'vector') return { type: 'vector', ...tiles };
  return kind === 'raster' ? { type: 'raster', tileSize: source.tileSize ?? 256, ...tiles } : null;
}

/** The map writes attributions as HTML. */
const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? '');

const rankOf = ({ rankField }: Part): ExpressionSpecification =>
  rankField === null ? ['literal', 3] : ['coalesce', ['to-number', ['get', rankField], 3], 3];

/** Wider the greater: rank 1 is the greatest, 4 the least. */
const widthOf = (part: Part, least: number): ExpressionSpecification => {
  const greatness: ExpressionSpecification = ['-', 5, rankOf(part)];
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    7,
    ['*', greatness, least * 0.35],
    12,
    ['*', greatness, least],
    17,
    ['*', greatness, least * 4],
  ];
};

export const drawnBasemap = (sources: readonly BasemapSource[], look: Look): readonly Drawn[] =>
  sources.flatMap((source) =>
    source.kind === 'raster'
      ? [raster(source)]
      : source.parts.flatMap((part) => partsDrawn(part, look).map((one) => placed(source, part, one))),
  );

const raster = ({ name }: BasemapSource): Drawn => ({
  slot: 'land',
  spec: {
    id: ours(name),
    type: 'raster',
    source: ours(name),
    paint: { 'raster-saturation': -0.6, 'raster-opacity': 0.6 },
  },
});

type Bare = { readonly slot: Slot; readonly name: string; readonly spec: Record<string, unknown> };

function placed({ name, kind }: BasemapSource, part: Part, { slot, name: what, spec }: Bare): Drawn {
  const layer = kind === 'vector' ? { 'source-layer': part.name } : {};
  const id = ours(`${name}-${part.name}-${what}`);
  return { slot, spec: { id, source: ours(name), ...layer, ...spec } as LayerSpecification };
}

function partsDrawn(part: Part, look: Look): readonly Bare[] {
  const { colours } = look;
  switch (part.role) {
    case 'water':
      return [fill('water', colours.water, 0.75)];
    case 'waterway':
      return [line('way', part, colours.stream, 1), along(part, look, colours.stream)];
    case 'road':
      return [
        line('edge', part, colours['road-edge'], 1.5),
        line('way', part, colours.road, 0.9),
        along(part, look, colours.name),
      ];
    case 'boundary':
      return [
        {
          slot: 'way',
          name: 'line',
          spec: { type: 'line', paint: { 'line-color': colours.boundary, 'line-dasharray': [4, 2] } },
        },
      ];
    case 'place':
      return [places(part, look)];
  }
  if (part.geometry === 'polygon') return [fill('land', colours.land, 0.6)];
  return part.geometry === 'line' ? [line('way', part, colours.boundary, 0.4)] : [];
}

const fill = (slot: Slot, colour: string, opacity: number): Bare => ({
  slot,
  name: 'area',
  spec: { type: 'fill', paint: { 'fill-color': colour, 'fill-opacity': opacity } },
});

const line = (name: string, part: Part, colour: string, least: number): Bare => ({
  slot: 'way',
  name,
  spec: {
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': widthOf(part, least) },
  },
});

const along = (part: Part, { colours }: Look, colour: string): Bare => ({
  slot: 'name',
  name: 'names',
  spec: {
    type: 'symbol',
    minzoom: 10,
    layout: {
      'symbol-placement': 'line',
      'text-field': ['coalesce', ['get', part.nameField ?? 'name'], ''],
      'text-font': FONT,
      'text-size': 11,
      'symbol-spacing': 400,
    },
    paint: { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
  },
});

const places = (part: Part, { colours }: Look): Bare => ({
  slot: 'name',
  name: 'names',
  spec: {
    type: 'symbol',
    layout: {
      'text-field': ['coalesce', ['get', part.nameField ?? 'name'], ''],
      'text-font': ['step', rankOf(part), ['literal', BOLD], 3, ['literal', FONT]],
      'text-size': ['-', 15, rankOf(part)],
      'text-max-width': 8,
      'symbol-sort-key': rankOf(part),
      'text-padding': 4,
    },
    paint: { 'text-color': colours.name, 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
  },
});
