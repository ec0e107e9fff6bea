/** What is worth a second look before an order is published: nothing the server would refuse. Pure. */
import { type Draft, differences, type Instruction } from './draft';

export type Warning = {
  readonly key: string;
  readonly code: 'BACKDATED' | 'SHAPELESS' | 'BEATEN' | 'NOTHING' | 'OPEN_LIFT';
  readonly params: Readonly<Record<string, string | number>>;
};

/** What already lies at the middle of an instruction's shape. */
export type Around = {
  readonly key: string;
  readonly zones: readonly { readonly number: number; readonly name: string; readonly precedence: number }[];
};

const nameOf = (one: Instruction) =>
  one.what === 'create' || one.what === 'change' ? one.terms.name || one.code : one.name;

export function warningsOf(draft: Draft, around: readonly Around[], nowMs: number): readonly Warning[] {
  const said: Warning[] = [];
  if (draft.validFrom !== null && Date.parse(draft.validFrom) < nowMs - 60_000)
    said.push({ key: 'order', code: 'BACKDATED', params: {} });
  for (const one of draft.instructions) said.push(...ofInstruction(one, draft, around));
  return said;
}

function ofInstruction(one: Instruction, draft: Draft, around: readonly Around[]): readonly Warning[] {
  const params = { zone: nameOf(one) };
  if (!('terms' in one)) {
    const isForGood = one.what === 'lift' && draft.validTo === null;
    return isForGood ? [{ key: one.key, code: 'OPEN_LIFT', params }] : [];
  }
  if (one.what === 'change' && Object.keys(differences(one)).length === 0)
    return [{ key: one.key, code: 'NOTHING', params }];
  if (one.terms.geometry === null) return [{ key: one.key, code: 'SHAPELESS', params }];
  const above = around
    .find(({ key }) => key === one.key)
    ?.zones.filter(({ number }) => one.what === 'create' || number !== one.number)
    .find(({ precedence }) => precedence >= one.terms.precedence);
  if (!above) return [];
  return [{ key: one.key, code: 'BEATEN', params: { ...params, above: above.name, precedence: above.precedence } }];
}
