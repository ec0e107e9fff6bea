/** One reason that was found, its weight, and the order of both. Pure. */
import type { Weight } from '../credential/model';
import { wire } from '../credential/wire';
import type { Finding, ReasonCode } from './model';

export type Found = Finding;

/** Worst first. */
export const WEIGHTS = ['DENY', 'REFER', 'NOTE'] as const satisfies readonly Weight[];
const ORDER: Readonly<Record<Weight, number>> = { DENY: 0, REFER: 1, NOTE: 2 };
const ROW: ReadonlyMap<string, number> = new Map(wire.gate_b.map((reason, row) => [reason, row]));

export function finding(reason: ReasonCode, weight: Weight, zones: readonly number[] = []): Found {
  return { reason, weight, zones };
}

/** 0 is the worst. */
export function order(found: Found): number {
  return ORDER[found.weight];
}

/** By weight, and within each in the order of the table. */
export function byRank(left: Found, right: Found): number {
  return order(left) - order(right) || (ROW.get(left.reason) ?? 0) - (ROW.get(right.reason) ?? 0);
}

/** The last word on each reason. */
export function byReason(several: Iterable<Found>): ReadonlyMap<ReasonCode, Found> {
  return new Map([...several].map((found) => [found.reason, found]));
}

/** The order of the worst; of a note where there is nothing. */
export function worst(several: Iterable<Found>): number {
  return Math.min(ORDER.NOTE, ...[...several].map(order));
}
