/** Measure levels: what each asks of every purpose. */

import type { Purpose, Restriction, Rule } from '../../shared/credential/model';
import { PURPOSES } from '../../shared/credential/wire';
import { instant, type Json, list, number, object, text } from '../../shared/json';
import { effective } from '../../shared/verdict/effective';
import { type InBoth, oneOf } from './model';

export const RULES = ['FREE', 'PERMIT', 'FORBIDDEN'] as const satisfies readonly Rule[];
export const APPROVALS = ['STANDING', 'PER_PERMIT'] as const;

export type Daily = { readonly startMin: number; readonly endMin: number };

export type PurposeRule = {
  readonly purpose: Purpose;
  readonly rule: Rule;
  readonly approval: (typeof APPROVALS)[number];
  readonly hours: readonly Daily[];
  readonly health: { readonly testWithinH: number | null; readonly doses: number | null } | null;
  readonly quota: number | null;
  readonly transit: boolean | null;
};

export type Level = {
  readonly code: string;
  readonly name: InBoth;
  readonly version: number;
  readonly validFrom: Date;
  readonly rules: readonly PurposeRule[];
};

export const LEVELS = `query ConsoleLevels($at: DateTime) { measureLevels(at: $at) { code version validFrom name { vi en }
  rules { purpose rule approval quota transit hours { startMin endMin } health { testWithinH doses } } } }`;

const optionalNumber = (value: unknown, where: string): number | null => (value === null ? null : number(value, where));

function readRule(value: unknown, where: string): PurposeRule {
  const said = object(value, where);
  const health = said.health === null ? null : object(said.health, where);
  return {
    purpose: oneOf(said.purpose, PURPOSES, where),
    rule: oneOf(said.rule, RULES, where),
    approval: oneOf(said.approval, APPROVALS, where),
    hours: list(said.hours, where, (hours) => {
      const one = object(hours, where);
      return { startMin: number(one.startMin, where), endMin: number(one.endMin, where) };
    }),
    health: health && {
      testWithinH: optionalNumber(health.testWithinH, where),
      doses: optionalNumber(health.doses, where),
    },
    quota: optionalNumber(said.quota, where),
    transit: typeof said.transit === 'boolean' ? said.transit : null,
  };
}

export const readLevels = (data: Json): readonly Level[] =>
  list(data.measureLevels, 'measureLevels', (value, where) => {
    const said = object(value, where);
    const name = object(said.name, where);
    return {
      code: text(said.code, where),
      name: { vi: text(name.vi, where), en: text(name.en, where) },
      version: number(said.version, where),
      validFrom: instant(said.validFrom, where),
      rules: list(said.rules, where, readRule),
    };
  });

export type Asks = { readonly purpose: Purpose; readonly rule: Rule; readonly by: PurposeRule | null };

/**
 * What a zone asks of every purpose: the stricter of its level and its restriction.
 *
 * Without a level only the restriction speaks. A level that has no rule for a purpose forbids it.
 */
export function asksOf(restriction: Restriction, code: string | null, levels: readonly Level[]): readonly Asks[] {
  const level = levels.find((one) => one.code === code) ?? null;
  return PURPOSES.map((purpose) => {
    const by = level?.rules.find((rule) => rule.purpose === purpose) ?? null;
    const rule: Rule = code === null ? 'FREE' : (by?.rule ?? 'FORBIDDEN');
    return { purpose, rule: effective(restriction, rule), by };
  });
}
