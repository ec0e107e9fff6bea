/** Reading what several kinds of things have in common. */
import { type Json, list, number, object, text } from '../../shared/json';
import type { LonLat } from '../map/stage';

/** A span of every day, in minutes after midnight in Việt Nam; across midnight when it ends before it starts. */
export type Hours = { readonly startMin: number; readonly endMin: number };

export const flag = (value: unknown): boolean => value === true;

export const texts = (value: unknown, where: string): readonly string[] => list(value, where, text);
export const numbers = (value: unknown, where: string): readonly number[] => list(value, where, number);

export const places = (value: unknown, where: string): readonly LonLat[] =>
  list(value, where, (one, at) => {
    const place = object(one, at);
    return [number(place.lon, at), number(place.lat, at)];
  });

export const hours = (value: unknown, where: string): readonly Hours[] =>
  list(value, where, (one, at) => {
    const span = object(one, at);
    return { startMin: number(span.startMin, at), endMin: number(span.endMin, at) };
  });

export const rows = <T>(value: unknown, where: string, each: (one: Json, where: string) => T): readonly T[] =>
  list(value, where, (one, at) => each(object(one, at), at));

/** Of a connection whose next page is nobody's concern. */
export const nodes = <T>(connection: unknown, where: string, each: (one: Json, where: string) => T): readonly T[] =>
  rows(object(connection, where).edges, where, (edge, at) => each(object(edge.node, at), at));
