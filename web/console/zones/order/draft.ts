/** An order that is being written: kept in the browser until it is published. Pure. */
import type { Json } from '../../../shared/json';
import { uuid } from '../../../shared/uuid';
import type { Act, Terms, Version } from '../model';

export type Creating = {
  readonly what: 'create';
  readonly key: string;
  readonly code: string;
  readonly terms: Terms;
};
/** `base` is what was read when the change was begun; only what differs from it is sent. */
export type Changing = {
  readonly what: 'change';
  readonly key: string;
  readonly zone: string;
  readonly number: number;
  readonly code: string;
  readonly version: number;
  readonly base: Terms;
  readonly terms: Terms;
};
export type Ending = {
  readonly what: 'close' | 'lift';
  readonly key: string;
  readonly zone: string;
  readonly number: number;
  readonly code: string;
  readonly version: number;
  readonly name: string;
};
export type Instruction = Creating | Changing | Ending;

/** What was sent and under which key: until it is answered, only the very same may be sent under that key. */
export type Sent = { readonly key: string; readonly order: Json };

export type Draft = {
  readonly act: Act;
  /** ISO 8601; null: from the moment of publishing. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly instructions: readonly Instruction[];
  readonly sent: Sent | null;
};

export const emptyDraft = (today: string): Draft => ({
  act: { number: '', signedOn: today, authority: '' },
  validFrom: null,
  validTo: null,
  instructions: [],
  sent: null,
});

export const NEW_TERMS: Terms = {
  name: '',
  kind: 'LOCKDOWN',
  restriction: 'REQ_AUTHORISATION',
  level: 'D16',
  unit: null,
  geometry: null,
  geometryQuality: 'NONE',
  geometryQualityM: null,
  schedule: [],
  precedence: 10,
  contact: null,
  message: null,
};

export const creating = (code = '', terms: Terms = NEW_TERMS): Creating => ({
  what: 'create',
  key: uuid(),
  code,
  terms,
});

const TERMS = Object.keys(NEW_TERMS) as readonly (keyof Terms)[];

/** The terms of a version without its time and identity. */
export const termsOf = (version: Terms): Terms =>
  Object.fromEntries(TERMS.map((name) => [name, version[name]])) as unknown as Terms;

export const changing = (version: Version, orders: number): Changing => ({
  what: 'change',
  key: uuid(),
  zone: version.id,
  number: version.number,
  code: version.code,
  version: orders,
  base: termsOf(version),
  terms: termsOf(version),
});

export const ending = (what: 'close' | 'lift', version: Version, orders: number): Ending => ({
  what,
  key: uuid(),
  zone: version.id,
  number: version.number,
  code: version.code,
  version: orders,
  name: version.name,
});

/** What was changed, by the names of the schema. */
export const differences = ({ base, terms }: Changing): Partial<Terms> =>
  Object.fromEntries(
    TERMS.filter((name) => JSON.stringify(base[name]) !== JSON.stringify(terms[name])).map((name) => [
      name,
      terms[name],
    ]),
  );

const GROUPS = ['create', 'change', 'close', 'lift'] as const;

/** As `ZoneOrderInput` has it. Without an instant of its own it begins at `now`. */
export function orderOf(draft: Draft, now: string): Json {
  const written: Record<(typeof GROUPS)[number], Json[]> = { create: [], change: [], close: [], lift: [] };
  for (const one of draft.instructions) written[one.what].push(inputOf(one));
  return { act: draft.act, validFrom: draft.validFrom ?? now, validTo: draft.validTo, ...written };
}

function inputOf(one: Instruction): Json {
  if (one.what === 'create') return { code: one.code, ...one.terms };
  const named = { number: one.number, version: one.version };
  return one.what === 'change' ? { ...named, ...differences(one) } : named;
}

/** Path of an instruction inside of the order, as faults name it: `create.0`. */
export function pathOf(draft: Draft, key: string): string {
  const one = draft.instructions.find((instruction) => instruction.key === key);
  const alike = draft.instructions.filter(({ what }) => what === one?.what);
  return `${one?.what}.${alike.findIndex((instruction) => instruction.key === key)}`;
}

/** Whatever is edited is no longer what was sent. */
export const amended = (draft: Draft, change: Partial<Omit<Draft, 'sent'>>): Draft => ({
  ...draft,
  ...change,
  sent: null,
});

export const withInstruction = (draft: Draft, one: Instruction): Draft =>
  amended(draft, {
    instructions: draft.instructions.some(({ key }) => key === one.key)
      ? draft.instructions.map((before) => (before.key === one.key ? one : before))
      : [...draft.instructions, one],
  });

export const withoutInstruction = (draft: Draft, key: string): Draft =>
  amended(draft, { instructions: draft.instructions.filter((one) => one.key !== key) });
