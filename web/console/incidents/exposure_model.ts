/** How an incident lies to the zones around it, at an instant. */
import { type Json, list, number, object, optionalText, text } from '../../shared/json';
import { optionalNumber, truth } from './read';

export type Exposed = {
  readonly zone: { readonly id: string; readonly number: number; readonly name: string; readonly level: string | null };
  readonly relation: string;
  readonly distanceM: number | null;
  readonly boundaryM: number | null;
  readonly quality: string;
  readonly qualityM: number | null;
  /** Of all zones it rules at the incident, or somewhere on it. */
  readonly wins: boolean;
  readonly rule: string;
  readonly approval: string;
};

export const EXPOSURE = `query ConsoleExposure($id: ID!, $at: DateTime) { incident(id: $id) { exposure(at: $at) {
  zone { id number name level } relation distanceM boundaryM quality qualityM wins rule approval } } }`;

export const EXPOSURE_STIRS = ['ZONE_CHANGED', 'ZONES_PUBLISHED', 'LEVEL_CHANGED', 'INCIDENT_TRIAGED'];

export function readExposure(data: Json): readonly Exposed[] {
  if (data.incident === null) return [];
  return list(object(data.incident, 'incident').exposure, 'exposure', exposed);
}

function exposed(value: unknown, where: string): Exposed {
  const one = object(value, where);
  const zone = object(one.zone, where);
  return {
    zone: {
      id: text(zone.id, where),
      number: number(zone.number, where),
      name: text(zone.name, where),
      level: optionalText(zone.level, where),
    },
    relation: text(one.relation, where),
    distanceM: optionalNumber(one.distanceM, where),
    boundaryM: optionalNumber(one.boundaryM, where),
    quality: text(one.quality, where),
    qualityM: optionalNumber(one.qualityM, where),
    wins: truth(one.wins, where),
    rule: text(one.rule, where),
    approval: text(one.approval, where),
  };
}
