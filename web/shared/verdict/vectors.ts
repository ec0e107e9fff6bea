/** How tests/vectors writes inputs and answers: read for the tests, and written for tests/agreement. */

import { fromHex } from '../credential/bytes';
import { isFault, parse } from '../credential/claims';
import type { Anchor, Bundle, Bytes, Hex, InvalidBundle } from '../credential/model';
import { openBundle } from '../credential/open';
import { verdict } from '../verdict';
import type { Clock, Lookup, Passage, Passing, Seen, Verdict } from './model';

type SeenText = {
  readonly name_confirmed: boolean;
  readonly id_confirmed: boolean;
  readonly id_tail: string | null;
  readonly plate: string | null;
  readonly health_shown: boolean | null;
};
/** The six inputs; what should be there and is null stands for inputs that are none. */
export type Inputs = {
  readonly text: string | null;
  readonly lookup: string | null;
  readonly bundle: string | null;
  readonly issued: Readonly<Record<Hex, readonly Hex[]>>;
  readonly clock: Clock | null;
  readonly passage: Passage | null;
  readonly history: readonly Passing[] | null;
  readonly seen: SeenText | null;
};
export type Expectation = {
  readonly decision: string;
  readonly reasons: readonly { readonly reason: string; readonly weight: string; readonly zones: readonly number[] }[];
  readonly compare: readonly { readonly kind: string; readonly values: readonly string[] }[];
  readonly age: number | null;
  readonly alert: boolean;
  readonly kind: string | null;
};
export type Vector = Inputs & { readonly name: string; readonly expect: Expectation };
export type Bundles = {
  readonly anchor: { readonly deployment: string; readonly root: Hex };
  readonly bundles: Readonly<Record<string, string>>;
};

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

export function anchorOf(held: Bundles): Anchor {
  return { deployment: held.anchor.deployment, root: fromHex(held.anchor.root) };
}

const KEPT = 512;

/** Opens each bundle once, and forgets those it opened long ago. */
export class Shelf {
  private readonly opened = new Map<string, Promise<Bundle | InvalidBundle>>();

  constructor(private readonly held: Bundles) {}

  open(name: string): Promise<Bundle | InvalidBundle> {
    const known = this.opened.get(name) ?? openBundle(fromBase64(this.held.bundles[name] ?? ''), anchorOf(this.held));
    this.opened.set(name, known);
    const [oldest] = this.opened.keys();
    if (this.opened.size > KEPT && oldest !== undefined) this.opened.delete(oldest);
    return known;
  }
}

/** Ask the verdict with what a vector says, as a caller would whose types nobody checked. */
export async function answered(given: Inputs, shelf: Shelf): Promise<Verdict> {
  const bundle = given.bundle === null ? null : withIssued(await shelf.open(given.bundle), given.issued);
  const text = given.lookup === null ? given.text : lookup(given.lookup);
  return verdict(
    text as string | Lookup,
    bundle,
    given.clock as Clock,
    given.passage as Passage,
    given.history as readonly Passing[],
    (given.seen && seen(given.seen)) as Seen,
  );
}

function withIssued(bundle: Bundle | InvalidBundle, issued: Inputs['issued']): Bundle | InvalidBundle {
  if (!bundle.valid) return bundle;
  return { ...bundle, issuedSets: new Map(Object.entries(issued).map(([name, ids]) => [name, new Set(ids)])) };
}

function lookup(packed: string): Lookup {
  const claims = parse(fromBase64(packed));
  if (isFault(claims)) throw new TypeError('a row of a sheet holds claims');
  return { claims };
}

function seen(said: SeenText): Seen {
  return {
    nameConfirmed: said.name_confirmed,
    idConfirmed: said.id_confirmed,
    idTail: said.id_tail,
    plate: said.plate,
    healthShown: said.health_shown,
  };
}

export function expectation(answer: Verdict): Expectation {
  const { decision, findings, compare, ageS, alert, kind } = answer;
  return { decision, reasons: findings, compare, age: ageS, alert, kind };
}
