/** What a verdict is asked with, and what it answers; the words of credentials/verdict/model.py. Instants in seconds UTC. */
import type wire from '../../../credentials/wire.json';
import type { Claims, CompareKind, Decision, Direction, Hex, Outcome, PassageKind, Weight } from '../credential/model';

export type { Bundle, Claims, InvalidBundle } from '../credential/model';

/** A name of wire.json's `gate_a` or `gate_b`. */
export type ReasonCode = string & { readonly __reason?: never };
export type Wire = typeof wire;

/** Now as an interval that holds the truth; `latest` null: no end is trusted. */
export type Clock = { readonly earliest: number; readonly latest: number | null };
export type Passage = { readonly direction: Direction; readonly through: boolean };
export type Passing = {
  readonly cti: Hex;
  readonly at: number;
  /** UUID in lower case with hyphens. */
  readonly checkpoint: string;
  readonly kind: PassageKind;
  readonly outcome: Outcome;
};
/** The passings this post knows of, oldest first. */
export type History = readonly Passing[];
export type Seen = {
  readonly nameConfirmed: boolean;
  readonly idConfirmed: boolean;
  readonly idTail: string | null;
  readonly plate: string | null;
  readonly healthShown: boolean | null;
};
/** A row of the checkpoint sheet found by a typed code or plate. */
export type Lookup = { readonly claims: Claims };
export type Finding = { readonly reason: ReasonCode; readonly weight: Weight; readonly zones: readonly number[] };
export type Compare = { readonly kind: CompareKind; readonly values: readonly string[] };
export type Verdict = {
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  readonly compare: readonly Compare[];
  /** Age of the status list in seconds. */
  readonly ageS: number | null;
  readonly alert: boolean;
  readonly kind: PassageKind | null;
  readonly claims: Claims | null;
};
