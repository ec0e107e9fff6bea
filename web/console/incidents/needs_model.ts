/** What a crew needs for a piece of work: zone by zone, member by member. */
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import { optionalInstant, truth } from './read';

export type ZoneNeed = {
  readonly zone: number;
  readonly unit: string | null;
  readonly asks: string;
  readonly approval: string | null;
  readonly forbiddenFrom: Date | null;
  readonly covers: readonly { readonly person: string; readonly permit: string }[];
  readonly missing: readonly string[];
  readonly ending: readonly string[];
};

export type Needs = {
  /** Nothing is missing or forbidden. */
  readonly met: boolean;
  readonly startsAt: Date;
  readonly neededTo: Date;
  readonly askedTo: Date;
  readonly zones: readonly ZoneNeed[];
  readonly missingMembers: readonly string[];
  /** A dispatch would issue what is missing. */
  readonly atOnce: boolean;
  readonly waitsFor: readonly string[];
  readonly waitsForDepartment: boolean;
};

export const NEEDS = `met startsAt neededTo askedTo missingMembers atOnce waitsFor waitsForDepartment
  zones { zone unit asks approval forbiddenFrom covers { person permit } missing ending }`;

export function needs(value: unknown, where: string): Needs {
  const one = object(value, where);
  return {
    met: truth(one.met, where),
    startsAt: instant(one.startsAt, where),
    neededTo: instant(one.neededTo, where),
    askedTo: instant(one.askedTo, where),
    zones: list(one.zones, where, zoneNeed),
    missingMembers: list(one.missingMembers, where, text),
    atOnce: truth(one.atOnce, where),
    waitsFor: list(one.waitsFor, where, text),
    waitsForDepartment: truth(one.waitsForDepartment, where),
  };
}

function zoneNeed(value: unknown, where: string): ZoneNeed {
  const one = object(value, where);
  return {
    zone: number(one.zone, where),
    unit: optionalText(one.unit, where),
    asks: text(one.asks, where),
    approval: optionalText(one.approval, where),
    forbiddenFrom: optionalInstant(one.forbiddenFrom, where),
    covers: list(one.covers, where, cover),
    missing: list(one.missing, where, text),
    ending: list(one.ending, where, text),
  };
}

function cover(value: unknown, where: string): { person: string; permit: string } {
  const one: Json = object(value, where);
  return { person: text(one.person, where), permit: text(one.permit, where) };
}

/** Whether anything is missing in a zone, may be had by nobody, or is asked for at all. */
export type NeedState = 'free' | 'covered' | 'at-once' | 'waits' | 'forbidden';

export function stateOf(one: ZoneNeed): NeedState {
  if (one.asks === 'FORBIDDEN') return 'forbidden';
  if (one.missing.length > 0) return one.approval === 'PER_PERMIT' ? 'waits' : 'at-once';
  return one.asks === 'PERMIT' ? 'covered' : 'free';
}
