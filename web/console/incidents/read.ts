/** Readers of what these panels meet beside the plain ones of shared/json. */
import type { LineString, Point } from 'geojson';
import { instant, type Json, list, number, object, text, Unexpected } from '../../shared/json';
import type { LonLat } from '../map/stage';

/** Where something is, EPSG:4326. */
export type Where = Point | LineString;

export function truth(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new Unexpected(`${where}: no truth value`);
  return value;
}

export const optionalNumber = (value: unknown, where: string): number | null =>
  value === null || value === undefined ? null : number(value, where);

export const optionalTruth = (value: unknown, where: string): boolean | null =>
  value === null || value === undefined ? null : truth(value, where);

export const optionalInstant = (value: unknown, where: string): Date | null =>
  value === null || value === undefined ? null : instant(value, where);

export const optionalObject = (value: unknown, where: string): Json | null =>
  value === null || value === undefined ? null : object(value, where);

export function lonLat(value: unknown, where: string): LonLat {
  const place = object(value, where);
  return [number(place.lon, where), number(place.lat, where)];
}

function position(value: unknown, where: string): [number, number] {
  const [lon, lat] = list(value, where, number);
  return [number(lon, where), number(lat, where)];
}

export function shape(value: unknown, where: string): Where {
  const geometry = object(value, where);
  if (geometry.type === 'Point') return { type: 'Point', coordinates: position(geometry.coordinates, where) };
  if (geometry.type !== 'LineString') throw new Unexpected(`${where}: neither point nor line`);
  return { type: 'LineString', coordinates: [...list(geometry.coordinates, where, position)] };
}

/** The places of a shape; a point has one. */
export const placesOf = (at: Where): readonly LonLat[] =>
  at.type === 'Point' ? [pairOf(at.coordinates)] : at.coordinates.map(pairOf);

const pairOf = ([lon = 0, lat = 0]: readonly number[]): LonLat => [lon, lat];

export const shapeOf = (places: readonly LonLat[]): Where | null => {
  const [first] = places;
  if (first === undefined) return null;
  return places.length === 1
    ? { type: 'Point', coordinates: [...first] }
    : { type: 'LineString', coordinates: places.map(([lon, lat]) => [lon, lat]) };
};

/** A code with its parameters and the server's own words for it. */
export type Said = {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly message: string;
};

export const SAID = 'code message params { name value }';

export function said(value: unknown, where: string): Said {
  const one = object(value, where);
  const params = list(one.params, where, object).map((param) => [text(param.name, where), text(param.value, where)]);
  return { code: text(one.code, where), params: Object.fromEntries(params), message: text(one.message, where) };
}

/** What a change of a zone did to something. */
export type Flag = {
  readonly zone: number;
  readonly code: string;
  readonly message: string;
  readonly at: Date;
  readonly since: Date;
};

export const FLAG = 'zone code message at since';

export function flag(value: unknown, where: string): Flag {
  const one = object(value, where);
  return {
    zone: number(one.zone, where),
    code: text(one.code, where),
    message: text(one.message, where),
    at: instant(one.at, where),
    since: instant(one.since, where),
  };
}

export type Photo = { readonly id: string; readonly address: string; readonly at: Date };

export const PHOTO = 'id address at';

export function photo(value: unknown, where: string): Photo {
  const one = object(value, where);
  return { id: text(one.id, where), address: text(one.address, where), at: instant(one.at, where) };
}
