/** The words and numbers of credentials/wire.json. */
import wire from '../../../credentials/wire.json';
import type { Purpose, Rule } from './model';

export const LIMITS = wire.limits;
export const PREFIX = wire.prefix.text;
export const CLAIM = wire.claims;
export const PERMIT = wire.permit;
export const AAD = wire.aad;
export const POLICY = wire.policy;
export const PURPOSES = Object.keys(wire.purposes) as readonly Purpose[];
export const FORBIDDEN: Rule = 'FORBIDDEN';

/** The names of a table of wire.json by the integers that stand for them. */
export function byCode<Name extends string>(table: Readonly<Record<Name, number>>): ReadonlyMap<number, Name> {
  return new Map((Object.keys(table) as Name[]).map((name) => [table[name], name]));
}

export const ENUMS = {
  Purpose: new Map(PURPOSES.map((purpose) => [wire.purposes[purpose].code, purpose])),
  Status: byCode(wire.enums.Status),
  SubjectType: byCode(wire.enums.SubjectType),
  EntryMode: byCode(wire.enums.EntryMode),
  ZoneKind: byCode(wire.enums.ZoneKind),
  Restriction: byCode(wire.enums.Restriction),
  Rule: byCode(wire.enums.Rule),
  CheckpointKind: byCode(wire.enums.CheckpointKind),
  KeyRole: byCode(wire.enums.KeyRole),
  ChangeKind: byCode(wire.enums.ChangeKind),
} as const;

const BUNDLE_ROLE = wire.enums.KeyRole.BUNDLE;

export { BUNDLE_ROLE, wire };

/** 1, 2 or 3: how urgent the work is. */
export function classOf(purpose: Purpose): 1 | 2 | 3 {
  return wire.purposes[purpose].class as 1 | 2 | 3;
}
