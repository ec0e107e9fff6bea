/** The server's features as the map draws them: one source a geometry, keys that are never twice, instants as numbers. Pure. */
import type { Feature, Geometry, Point, Polygon, Position } from 'geojson';
import { dayAndTime } from '../../../shared/day';
import { instant, type Json, list, object, optionalText, text } from '../../../shared/json';
import { labelPlace } from './label_place';
import type { LayerKey } from './messages';
import { turning } from './turning';

/** Features of one source, each with a key of its own in `id`. */
export type Sourced = ReadonlyMap<string, readonly Feature[]>;

/** Which sources a layer fills. */
export const SOURCES: Readonly<Record<LayerKey, readonly string[]>> = {
  zones: ['zones', 'zone-names'],
  checkpoints: ['checkpoints'],
  sites: ['sites'],
  incidents: ['incidents'],
  'work-orders': ['work-orders', 'work-routes'],
  crews: ['crews'],
};

type Raw = { readonly id: string; readonly geometry: Geometry | null; readonly properties: Json };

function readFeature(value: unknown, where: string): Raw {
  const feature = object(value, where);
  return {
    id: text(feature.id, `${where}.id`),
    geometry: feature.geometry === null ? null : (object(feature.geometry, where) as unknown as Geometry),
    properties: object(feature.properties, where),
  };
}

/** Of a FeatureCollection as `/map/{layer}.geojson` answers it. */
export function prepared(layer: LayerKey, body: unknown): Sourced {
  const raw = list(object(body, layer).features, layer, readFeature);
  const found = new Map<string, Feature[]>(SOURCES[layer].map((source) => [source, []]));
  const put = (source: string, key: string, geometry: Geometry, properties: Json) =>
    found.get(source)?.push({ type: 'Feature', id: key, geometry, properties });
  for (const one of layer === 'zones' ? turned(raw) : raw) PREPARE[layer](one, put);
  return found;
}

type Put = (source: string, key: string, geometry: Geometry, properties: Json) => void;

const seconds = (value: unknown): number | null => {
  const at = optionalText(value, 'instant');
  return at === null ? null : Math.round(Date.parse(at) / 1000);
};

const dayOf = (value: unknown): string => dayAndTime(instant(value, 'validFrom'), 'vi');

/** What is drawn more than once of one thing has a key beside its id. */
const keyOf = (id: string, { key }: Json): string => optionalText(key, 'key') ?? id;

/** As it came, with instants as seconds beside it. */
const plain =
  (source: string, ...instants: readonly string[]) =>
  ({ id, geometry, properties }: Raw, put: Put): void => {
    const more = Object.fromEntries(instants.map((name) => [`${name}S`, seconds(properties[name])]));
    if (geometry !== null) put(source, keyOf(id, properties), geometry, { ...properties, ...more, id });
  };

/** Each with what comes after it, or was before it. */
function turned(raw: readonly Raw[]): readonly Raw[] {
  const more = turning(raw);
  return raw.map((one) => ({ ...one, properties: { ...one.properties, ...(more.get(one) ?? {}) } }));
}

/** A zone's versions share its id; its name stands at one place, not once in every tile. */
function zone({ id, geometry, properties }: Raw, put: Put): void {
  const key = keyOf(id, properties);
  const next = properties.nextFrom === undefined ? {} : { nextBegins: dayOf(properties.nextFrom) };
  const told = { ...properties, ...next, id, begins: dayOf(properties.validFrom) };
  if (geometry === null) return;
  if (properties.isShapeless === true) {
    put('zone-names', key, geometry, told);
    return;
  }
  put('zones', key, geometry, told);
  const place = placeOf(geometry);
  if (place !== null) put('zone-names', key, { type: 'Point', coordinates: place } satisfies Point, told);
}

/** Inside the largest part. */
function placeOf(geometry: Geometry): Position | null {
  const parts: readonly Polygon['coordinates'][] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return labelPlace(parts);
}

function workOrder(raw: Raw, put: Put): void {
  const isRoute = raw.properties.part === 'route';
  const source = isRoute ? 'work-routes' : 'work-orders';
  plain(source, 'startsAt', 'endsAt')(raw, put);
}

const PREPARE: Readonly<Record<LayerKey, (one: Raw, put: Put) => void>> = {
  zones: zone,
  checkpoints: plain('checkpoints', 'lastContactAt'),
  sites: plain('sites'),
  incidents: plain('incidents', 'reportedAt'),
  'work-orders': workOrder,
  crews: plain('crews', 'at'),
};
