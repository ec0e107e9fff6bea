/** One instruction of an order: open to be written, or closed to one line. */
import { useReader } from '../../../shared/context';
import { TextField } from '../../fields';
import { type Draft, type Instruction, pathOf, withInstruction, withoutInstruction } from './draft';
import { type Fault, faultAt } from './faults';
import { TermsFields, type TermsProps } from './terms_fields';
import type { Warning } from './warnings';

type InstructionProps = Pick<TermsProps, 'levels' | 'units'> & {
  readonly draft: Draft;
  readonly one: Instruction;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onDraft: (draft: Draft) => void;
  readonly fault: Fault | null;
  readonly warnings: readonly Warning[];
  /** Another order has moved the zone on: read it again, keeping what was written. */
  readonly onReread: (() => void) | null;
};

export function InstructionCard(props: InstructionProps) {
  const { say } = useReader();
  const { draft, one, isOpen, onOpen, onDraft, fault, warnings, onReread } = props;
  const name = 'terms' in one ? one.terms.name : one.name;
  const wrong = faultAt(fault, pathOf(draft, one.key));
  return (
    <section class={wrong ? 'instruction wrong' : 'instruction'} aria-label={say(`zones-desk-do-${one.what}`)}>
      <div class="head">
        <h2>
          {say(`zones-desk-did-${one.what}`, { name: name || say('zones-desk-nameless') })}
          {one.code && <small class="mono coded">{one.code}</small>}
        </h2>
        {'terms' in one && (
          <button type="button" class="chip" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {say(isOpen ? 'zones-desk-fold' : 'zones-desk-unfold')}
          </button>
        )}
        <button type="button" class="chip" onClick={() => onDraft(withoutInstruction(draft, one.key))}>
          {say('zones-desk-take-out')}
        </button>
      </div>
      {wrong && (
        <p class="hint fault" role="alert">
          {wrong}
        </p>
      )}
      {onReread && (
        <p class="notice" role="alert">
          {say('zones-desk-stale')}{' '}
          <button type="button" class="chip" onClick={onReread}>
            {say('zones-desk-reread')}
          </button>
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning.code} class="hint warn">
          {say(`zones-desk-warn-${warning.code}`, warning.params)}
        </p>
      ))}
      {isOpen && <Body {...props} />}
    </section>
  );
}

function Body({ draft, one, onDraft, fault, levels, units }: InstructionProps) {
  const { say } = useReader();
  if (!('terms' in one)) return null;
  const path = pathOf(draft, one.key);
  const at = (name: string) => faultAt(fault, `${path}.${name}`);
  return (
    <>
      {one.what === 'create' && (
        <div class="fields">
          <TextField
            label={say('zones-desk-code')}
            name="zone-code"
            value={one.code}
            maxLength={64}
            hint={say('zones-desk-hint-code')}
            fault={at('code')}
            onText={(code) => onDraft(withInstruction(draft, { ...one, code }))}
          />
        </div>
      )}
      <TermsFields
        terms={one.terms}
        onTerms={(change) => onDraft(withInstruction(draft, { ...one, terms: { ...one.terms, ...change } }))}
        fault={at}
        levels={levels}
        units={units}
      />
    </>
  );
}
