/** A shape from a file: GeoJSON or KML, read in the browser. Whether the shape is valid, the server says. */
import type { Position } from 'geojson';
import { type Json, object, Unexpected } from '../../../shared/json';
import { type Area, readArea } from '../model';
import { areaOf, partsOf } from './shapes';

/** `name`: what the file calls the first shape; `shapes`: how many were joined. */
export type ReadShape = { readonly area: Area; readonly name: string | null; readonly shapes: number };
export type FileFault = 'unreadable' | 'no-shape' | 'shapefile' | 'too-large';

/** As the server allows a shape at most. */
const MOST_BYTES = 512 * 1024;
const ARCHIVE = /\.(zip|shp|gpkg|fgb|kmz)$/i;

export async function readShapeFile(file: File): Promise<ReadShape | FileFault> {
  if (ARCHIVE.test(file.name)) return 'shapefile';
  if (file.size > 8 * MOST_BYTES) return 'too-large';
  const text = await file.text();
  try {
    return text.trimStart().startsWith('<') ? fromKml(text) : fromGeoJson(text);
  } catch {
    return 'unreadable';
  }
}

type Named = { readonly area: Area; readonly name: string | null };

const joined = (found: readonly Named[]): ReadShape | FileFault => {
  const area = areaOf(found.flatMap((one) => partsOf(one.area)));
  if (area === null) return 'no-shape';
  return JSON.stringify(area).length > MOST_BYTES
    ? 'too-large'
    : { area, name: found[0]?.name ?? null, shapes: found.length };
};

export function fromGeoJson(text: string): ReadShape | FileFault {
  return joined(areasIn(object(JSON.parse(text), 'file'), null));
}

/** Every Polygon and MultiPolygon in a geometry, a Feature or a FeatureCollection. */
function areasIn(said: Json, name: string | null): readonly Named[] {
  if (said.crs !== undefined && !JSON.stringify(said.crs).match(/CRS84|4326/)) throw new Unexpected('crs');
  switch (said.type) {
    case 'FeatureCollection':
      return (Array.isArray(said.features) ? said.features : []).flatMap((one) =>
        areasIn(object(one, 'feature'), null),
      );
    case 'Feature':
      return said.geometry === null ? [] : areasIn(object(said.geometry, 'geometry'), nameOf(said.properties));
    case 'GeometryCollection':
      return (Array.isArray(said.geometries) ? said.geometries : []).flatMap((one) =>
        areasIn(object(one, 'geometry'), name),
      );
    case 'Polygon':
    case 'MultiPolygon':
      return [{ area: readArea(said, 'geometry'), name }];
    default:
      return [];
  }
}

function nameOf(properties: unknown): string | null {
  if (typeof properties !== 'object' || properties === null) return null;
  const found = Object.entries(properties).find(
    ([key, value]) => /^(name|ten|tên)$/i.test(key) && typeof value === 'string',
  );
  return found ? String(found[1]) : null;
}

export function fromKml(text: string): ReadShape | FileFault {
  const page = new DOMParser().parseFromString(text, 'application/xml');
  if (page.getElementsByTagName('parsererror').length > 0) return 'unreadable';
  return joined([...page.getElementsByTagNameNS('*', 'Polygon')].map(ofKml));
}

function ofKml(polygon: Element): Named {
  const rings = ['outerBoundaryIs', 'innerBoundaryIs'].flatMap((side) =>
    [...polygon.getElementsByTagNameNS('*', side)].map((one) => ringOf(one.textContent)),
  );
  const name = polygon.closest('Placemark')?.getElementsByTagNameNS('*', 'name')[0]?.textContent ?? null;
  return { area: { type: 'Polygon', coordinates: rings }, name: name?.trim() || null };
}

/** `lon,lat[,altitude]` apart by white space. */
export function ringOf(coordinates: string): Position[] {
  const places = coordinates.trim().split(/\s+/).filter(Boolean);
  return places.map((place) => {
    const [lon, lat] = place.split(',').map(Number);
    if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat)) throw new Unexpected('coordinates');
    return [lon, lat];
  });
}
