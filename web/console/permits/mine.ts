/** The units that the reader answers for. */
import { type Json, object, text } from '../../shared/json';
import { flag, rows } from './read';

export type Mine = { readonly isEverywhere: boolean; readonly units: ReadonlySet<string> };

export const MINE = 'query DeskMine { me { grants { role everywhere units { id } } } }';

/** Roles that decide for units. */
const AUTHORITIES = ['ADMIN', 'APPROVER'];

export function readMine(data: Json): Mine {
  const me = data.me === null ? null : object(data.me, 'me');
  const grants = rows(me?.grants ?? [], 'grants', (one, where) => ({
    role: text(one.role, where),
    isEverywhere: flag(one.everywhere),
    units: rows(one.units, where, (unit, at) => text(unit.id, at)),
  })).filter(({ role }) => AUTHORITIES.includes(role));
  return {
    isEverywhere: grants.some(({ isEverywhere }) => isEverywhere),
    units: new Set(grants.flatMap(({ units }) => units)),
  };
}
